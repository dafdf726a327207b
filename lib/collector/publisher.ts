import type { Snapshot } from '@/lib/domain/model'
import type { Hub } from '@/lib/live/hub'
import { inTurns } from './turns'

/** Of thousands of streams composing takes a while: at most every fourth moment goes into it, unless it took very long. */
const REST_TIMES = 3
/** So much at a time needs no rest: a dozen servers take less, even in code that runs for the first time. */
const FREE_MS = 30
const REST_AT_MOST_MS = 250

export interface PublisherDeps {
  hub: Hub
  clock: () => number
  /** The steps of a composition of all that is known now. */
  compose(now: number, previous: Snapshot): Generator<void, Snapshot>
  /** More was learnt while a composition ran: another one is wanted. */
  outdated(): void
}

/**
 * Composes and publishes, one composition at a time, giving way to everything else between its steps. Only whole snapshots
 * are published; what is learnt while one is composed is in the next.
 */
export class Publisher {
  #isComposing = false
  #isOutdated = false
  #restUntil = 0

  constructor(private readonly deps: PublisherDeps) {}

  /** How long the next composition should wait, in ms; 0 or less: not at all. */
  get restMs(): number {
    return this.#restUntil - performance.now()
  }

  async publish(): Promise<void> {
    if (this.#isComposing) {
      this.#isOutdated = true
      return
    }
    this.#isComposing = true
    this.#isOutdated = false
    try {
      const { workedMs } = await inTurns(this.#steps())
      const burden = Math.max(0, workedMs - FREE_MS)
      this.#restUntil = performance.now() + Math.min(REST_TIMES * burden, REST_AT_MOST_MS)
    } finally {
      this.#isComposing = false
    }
    if (this.#isOutdated) this.deps.outdated()
  }

  *#steps(): Generator<void, void> {
    const { hub, clock, compose } = this.deps
    const next = yield* compose(clock(), hub.current)
    yield
    yield* hub.publishing(next, clock())
  }
}
