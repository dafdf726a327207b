'use client'
import { type ComponentType, use, useEffect, useSyncExternalStore } from 'react'
import { whenIdle } from './whenIdle'

/** What is not fetched yet. */
const awaited = new Set<() => void>()
let isBegun = false
const listeners = new Set<() => void>()

/**
 * A module that is no part of the first load of a view. `load` fetches it once; a failed load is tried again by the next
 * call. `useIt` gives it while drawing: what draws it waits for it, and so do the first HTML and the first load of a page
 * that shows it at once.
 *
 * Without being asked for it is fetched when the browser is idle (`useIdleFetching`): in an incident a click must not wait
 * for a server that is no longer there.
 */
export function onDemand<T>(fetchIt: () => Promise<T>): { load: () => Promise<T>; useIt: () => T } {
  let loading: Promise<T> | null = null
  const load = () => {
    loading ??= told(
      fetchIt().catch((cause: unknown) => {
        loading = null
        throw cause
      }),
    )
    return loading
  }
  const ahead = () =>
    void load().then(
      () => awaited.delete(ahead),
      // Fetched when it is wanted, or when the page is live again.
      () => {},
    )
  if (typeof window !== 'undefined') {
    awaited.add(ahead)
    if (isBegun) whenIdle(ahead)
  }
  // `use` is called whether it is there or not: where a component that waited is drawn again, React counts on it, or the
  // hooks after it fail (its error 467).
  return { load, useIt: () => use(load()) }
}

/** A promise that tells `use` at once what it came to, so that nobody waits for what is there. */
function told<T>(promise: Promise<T>): Promise<T> {
  const it: Promise<T> & { status?: 'fulfilled'; value?: T } = promise.then(
    (value) => Object.assign(it, { status: 'fulfilled' as const, value }).value,
  )
  return it
}

/** A component out of such a module. Stands in a `Suspense` where it may come up later than the rest. */
export function componentOnDemand<P extends object>(
  fetchIt: () => Promise<ComponentType<P>>,
): ComponentType<P> & { load: () => Promise<unknown> } {
  const { load, useIt } = onDemand(fetchIt)
  const OnDemand = (props: P) => {
    const It = useIt()
    return <It {...props} />
  }
  return Object.assign(OnDemand, { load })
}

/**
 * Fetches all that is on demand in what is loaded, and in what is loaded later: once the page is live and the browser idle, so
 * that neither the first picture nor the live connection waits behind it. What failed is tried again when it is live again.
 */
export function useIdleFetching(isLive: boolean): void {
  useEffect(() => {
    if (!isLive) return
    return whenIdle(() => {
      isBegun = true
      for (const ahead of awaited) ahead()
      for (const tell of listeners) tell()
    })
  }, [isLive])
}

/** Whether that has begun: before, nothing is drawn that the first picture does without. */
export function useIsIdleFetching(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isBegun,
    () => false,
  )
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
