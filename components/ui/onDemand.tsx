'use client'
import { type ComponentType, use, useEffect } from 'react'
import { whenIdle } from './whenIdle'

/** What is fetched as soon as the browser is idle; null once it has been, and what is new follows by itself. */
let awaited: (() => void)[] | null = []

/**
 * A module that is no part of the first load of a view. `load` fetches it once; a failed load is tried again by the next
 * call. `useIt` gives it while drawing: what draws it waits for it, and so do the first HTML and the first load of a page
 * that shows it at once.
 *
 * Without being asked for it is fetched when the browser is idle (`useIdleFetching`): in an incident a click must not wait
 * for a server that is no longer there.
 */
export function onDemand<T>(fetchIt: () => Promise<T>): { load: () => Promise<T>; useIt: () => T } {
  let loaded: T | null = null
  let loading: Promise<T> | null = null
  const load = () => {
    loading ??= fetchIt().then(
      (it) => {
        loaded = it
        return it
      },
      (cause: unknown) => {
        loading = null
        throw cause
      },
    )
    return loading
  }
  // Who fails to load now is loaded again when it is wanted.
  const ahead = () => void load().catch(() => {})
  if (typeof window !== 'undefined') {
    if (awaited) awaited.push(ahead)
    else whenIdle(ahead)
  }
  return { load, useIt: () => loaded ?? use(load()) }
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

/** Fetches all that is on demand in what is loaded, once the first picture stands and the browser is idle; later views' too. */
export function useIdleFetching(): void {
  useEffect(
    () =>
      whenIdle(() => {
        const all = awaited ?? []
        awaited = null
        for (const ahead of all) ahead()
      }),
    [],
  )
}
