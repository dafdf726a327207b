'use client'
import { use } from 'react'

/** A part of the product that is loaded when it is first wanted. */
export interface OnDemand<T> {
  /** Loads it once; a failed load is tried again by the next call. */
  load: () => Promise<T>
  /**
   * The part, for what is drawn only where it is wanted. The first HTML and the first load of such an address wait for it;
   * whoever turns it on later has loaded it before, so that nothing on screen ever waits.
   */
  useLoaded: () => T
}

export function onDemand<T>(start: () => Promise<T>): OnDemand<T> {
  let loaded: { part: T } | null = null
  let loading: Promise<T> | null = null
  const load = () => {
    loading ??= start().then(
      (part) => {
        loaded = { part }
        return part
      },
      (cause: unknown) => {
        loading = null
        throw cause
      },
    )
    return loading
  }
  return { load, useLoaded: () => (loaded ? loaded.part : use(load())) }
}
