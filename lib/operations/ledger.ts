import type { Audited } from '@/lib/domain/audit'
import type { Answer } from '@/lib/domain/operation'
import { Locks } from './locks'

/** One operation under way or done. */
export interface Operation {
  /** What is known now; while it waits for another, what that is. */
  current: () => Answer
  /** Settles with the last word. */
  done: Promise<Answer>
}

/**
 * What is asked for: the same id with the same `body` is the same request. What was stopped before anything was sent has
 * not spent its id: with the missing word it is asked again under it.
 */
export interface LedgerRequest {
  requestId: string
  what: Audited
  /** What the request says, as text. */
  body: string
  /** What may be touched by one operation at a time. */
  lock: string
}

type Run = (report: (answer: Answer) => void) => Promise<Answer>

interface Entry extends Operation {
  body: string
  doneAt: number | null
}

const KEPT = 10 * 60_000

/**
 * Remembers operations by request id, so that a request that arrives twice is carried out once, and lets one stream
 * be touched by one operation at a time. Answers are kept for ten minutes.
 */
export class Ledger {
  readonly #entries = new Map<string, Entry>()
  readonly #locks = new Locks()

  constructor(private readonly now: () => number) {}

  /** Starts `run`, or hands back what the same request id started before; null when that was another request. */
  start({ requestId, what, body, lock }: LedgerRequest, run: Run): Operation | null {
    this.#forget()
    const before = this.#entries.get(requestId)
    if (before && !before.current().stopped) return before.body === body ? before : null
    let current: Answer = { requestId, outcome: 'unknown', settled: false }
    const turn = this.#locks.take(lock, what, () =>
      run((answer) => {
        current = answer
      }),
    )
    const { done } = turn
    const entry: Entry = {
      body,
      done,
      current: () => {
        const ahead = turn.waitsFor()
        return ahead === null ? current : { ...current, waits: { what: ahead } }
      },
      doneAt: null,
    }
    const settle = done.then(
      (answer) => {
        current = answer
      },
      // A fault of ours: the request may have gone out, so it is not known; whoever waits on `done` hears the fault.
      () => {
        current = {
          requestId,
          outcome: 'unknown',
          settled: true,
          error: {
            code: null,
            errCode: null,
            description: 'a fault in Orrery itself',
            explanation:
              'The request may have gone out. The cause is in the log of Orrery; look whether the stream exists.',
          },
        }
      },
    )
    void settle.then(() => {
      entry.doneAt = this.now()
    })
    this.#entries.set(requestId, entry)
    return entry
  }

  /** Runs when everything before it under the same lock has ended, however it ended. */
  exclusively<T>(lock: string, what: Audited, run: () => Promise<T>): Promise<T> {
    return this.#locks.take(lock, what, run).done
  }

  get(requestId: string): Operation | null {
    this.#forget()
    return this.#entries.get(requestId) ?? null
  }

  #forget() {
    for (const [id, { doneAt }] of this.#entries) {
      if (doneAt !== null && this.now() - doneAt > KEPT) this.#entries.delete(id)
    }
  }
}

const KEY = Symbol.for('orrery.ledger')

/** The ledger of this process: on `globalThis`, because Next gives each route its own copy of a module. */
export function getLedger(): Ledger {
  const shared = globalThis as typeof globalThis & { [KEY]?: Ledger }
  shared[KEY] ??= new Ledger(Date.now)
  return shared[KEY]
}
