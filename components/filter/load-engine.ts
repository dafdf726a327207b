'use client'
import { use } from 'react'

type Engine = typeof import('./engine')

let loaded: Engine | null = null
let loading: Promise<Engine> | null = null

/** Loads the engine once; a failed load is tried again by the next call. */
export function loadEngine(): Promise<Engine> {
  loading ??= import('./engine').then(
    (engine) => {
      loaded = engine
      return engine
    },
    (cause: unknown) => {
      loading = null
      throw cause
    },
  )
  return loading
}

/**
 * The engine, for what is drawn only while something is found or hidden. The first HTML and the first load of such an
 * address wait for it; whoever writes find or hide has loaded it before, so that nothing on screen ever waits.
 */
export function useEngine(): Engine {
  return loaded ?? use(loadEngine())
}
