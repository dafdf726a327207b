import { decodeOfflineReason } from '@/lib/nats/endpoints/stream-offline'
import type { AccountApi } from './assigned-streams'
import type { FactsStore } from './facts-store'

/** Servers wait half a second before they say that they keep a stream offline. */
const TIMEOUT_MS = 2000
/** Of a region that is lost there may be thousands, which answer nothing. */
const AT_ONCE = 10
const AGAIN_MS = 30_000

export interface OfflineReasonsDeps {
  store: Pick<FactsStore, 'unheld'>
  clock: () => number
  count(endpoint: string): void
  changed(): void
}

/**
 * Asks why nobody lists a stream that is assigned. Its servers may be there and keep it offline, because they do not support
 * it: then its data is safe, and they say so only to STREAM.INFO. Silence says nothing.
 */
export class OfflineReasons {
  /** When each was asked last, by `account/name`. */
  #asked = new Map<string, number>()
  #busy = new Set<string>()

  constructor(private readonly deps: OfflineReasonsDeps) {}

  /** A few of an account: those that were not asked lately. */
  async ask(account: string, api: AccountApi): Promise<void> {
    if (this.#busy.has(account)) return
    this.#busy.add(account)
    try {
      const { store, clock, changed } = this.deps
      const now = clock()
      const unheld = store.unheld.unheld(account)
      this.#forget(account, unheld)
      const due = unheld
        .filter(
          (name) => now - (this.#asked.get(`${account}/${name}`) ?? Number.NEGATIVE_INFINITY) >= AGAIN_MS,
        )
        .slice(0, AT_ONCE)
      await Promise.all(due.map((name) => this.#askOne(account, name, api)))
      if (due.length > 0) changed()
    } finally {
      this.#busy.delete(account)
    }
  }

  async #askOne(account: string, name: string, api: AccountApi): Promise<void> {
    const { store, clock, count } = this.deps
    this.#asked.set(`${account}/${name}`, clock())
    count('STREAM.INFO')
    try {
      const answer = await api.request(`$JS.API.STREAM.INFO.${name}`, '', TIMEOUT_MS)
      store.unheld.offline(account, name, decodeOfflineReason(answer))
    } catch {
      // Nobody answers: what was said before still holds.
    }
  }

  #forget(account: string, unheld: readonly string[]): void {
    const kept = new Set(unheld.map((name) => `${account}/${name}`))
    for (const key of this.#asked.keys())
      if (key.startsWith(`${account}/`) && !kept.has(key)) this.#asked.delete(key)
  }
}
