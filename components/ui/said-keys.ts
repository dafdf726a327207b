'use client'
import { useEffect, useSyncExternalStore } from 'react'

/** Keys of the address that what is on screen names itself when they cannot be used: how many say so of each. */
const sayers = new Map<string, number>()
const listeners = new Set<() => void>()
let said: ReadonlySet<string> = new Set()

function count(keys: readonly string[], by: 1 | -1) {
  for (const key of keys) sayers.set(key, (sayers.get(key) ?? 0) + by)
  said = new Set([...sayers].flatMap(([key, n]) => (n > 0 ? [key] : [])))
  for (const tell of listeners) tell()
}

/** Whoever says in a notice that these keys cannot be used calls this: nobody else then says it too. */
export function useSaysOf(...keys: readonly string[]): void {
  const all = keys.join(' ')
  useEffect(() => {
    const own = all.split(' ')
    count(own, 1)
    return () => count(own, -1)
  }, [all])
}

/** The keys of which somebody says so; null in the first HTML. */
export const useSaidKeys = (): ReadonlySet<string> | null =>
  useSyncExternalStore(
    subscribe,
    () => said,
    () => null,
  )

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
