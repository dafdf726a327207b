import type { ServerKey, Snapshot } from '@/lib/domain/model'
import type { ServerDetail } from '@/lib/domain/server-detail'
import type { StreamDetail } from '@/lib/domain/stream-detail'

/** What views and routes may ask of the collector of this process. */
export interface Collector {
  /** The newest snapshot; always there, from the first moment on ("connecting" is a snapshot without servers). */
  snapshot(): Snapshot
  /** Names of the accounts that may be changed through Orrery, sorted; empty means read-only. */
  writable(): string[]
  /** What one server last said about itself; null when it has not described itself, or is not in the roster. */
  serverDetail(key: ServerKey): ServerDetail | null
  /**
   * Asks for all about one stream. Requests of the same moment share one question, so viewers cost nothing; capped in time.
   * null: nobody who could answer did, or there is no such stream.
   */
  streamDetail(account: string, name: string): Promise<StreamDetail | null>
}

/** The collector of this process. Throws before `instrumentation.ts` has started it. */
export function getCollector(): Collector {
  throw new Error('the collector has not been started')
}
