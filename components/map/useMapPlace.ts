'use client'
import { createParser, parseAsString, useQueryStates } from 'nuqs'
import type { Scope } from '@/lib/domain/scope'
import { asked } from '@/lib/url/asked'
import { parseScope, serializeScope } from '@/lib/url/scope'

const parseAsScope = createParser<Scope>({
  parse: parseScope,
  serialize: serializeScope,
  eq: (a, b) => serializeScope(a) === serializeScope(b),
})
const KEYS = { scope: parseAsScope, opened: parseAsString }
const OPTIONS = { history: 'push' } as const

/** What part of the supercluster the map shows (`scope`) and which region of it is opened (`opened`), kept in the address. */
export function useMapPlace() {
  const [{ scope, opened }, go] = useQueryStates(KEYS, OPTIONS)
  return {
    scope,
    open: asked(opened),
    /** Another scope is another map: nothing is open in it, and it is looked at from the start. */
    setScope: (next: Scope | null) => void go({ scope: next, opened: null }),
    setOpen: (next: string | null) => void go({ opened: next }),
  }
}
