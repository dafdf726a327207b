import type { Snapshot } from '@/lib/domain/model'

/** What views and routes may ask of the collector of this process. */
export interface Collector {
  /** The newest snapshot; always there, from the first moment on ("connecting" is a snapshot without servers). */
  snapshot(): Snapshot
  /** Names of the accounts that may be changed through Orrery, sorted; empty means read-only. */
  writable(): string[]
}

/** The collector of this process. Throws before `instrumentation.ts` has started it. */
export function getCollector(): Collector {
  throw new Error('the collector has not been started')
}
