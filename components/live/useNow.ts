'use client'
import { useSyncExternalStore } from 'react'

/** A clock for all who show it: one timer while somebody does, so that all of them change at once. */
function ticking(everyMs: number): () => number {
  let now = 0
  let timer: ReturnType<typeof setInterval> | null = null
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    timer ??= setInterval(() => {
      now = Date.now()
      for (const l of listeners) l()
    }, everyMs)
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0 || timer === null) return
      clearInterval(timer)
      timer = null
    }
  }
  return () =>
    useSyncExternalStore(
      subscribe,
      () => now,
      () => 0,
    )
}

/** The browser's clock in ms, ticking twice a second; 0 while the first HTML is hydrated. */
export const useNow = ticking(500)

/** The same, ticking once a second. */
export const useSecond = ticking(1000)
