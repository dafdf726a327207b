'use client'
import { use } from 'react'

/**
 * A module that is no part of the first load of a view. `load` fetches it once; a failed load is tried again by the next
 * call. `useIt` gives it while drawing: the first HTML and the first load of such a page wait for it.
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
  return { load, useIt: () => loaded ?? use(load()) }
}
