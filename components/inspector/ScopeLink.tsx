'use client'
import { useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/ButtonLink'
import type { Scope } from '@/lib/domain/scope'
import { parseScope, serializeScope } from '@/lib/url/scope'

/** Leads to the map of this part alone, and out of it again; what else the address says stays. */
export function ScopeLink({ scope, children }: { scope: Scope; children: ReactNode }) {
  const address = new URLSearchParams(useSearchParams())
  const here = parseScope(address.get('scope') ?? '')
  const isHere = here !== null && serializeScope(here) === serializeScope(scope)
  if (isHere) address.delete('scope')
  else address.set('scope', serializeScope(scope))
  // What was opened and looked at belongs to another map.
  address.delete('opened')
  address.delete('vp')
  return (
    <ButtonLink size="small" prefetch={false} href={`/map?${address}`}>
      {isHere ? 'Leave the scope' : children}
    </ButtonLink>
  )
}
