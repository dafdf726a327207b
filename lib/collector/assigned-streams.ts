import { isJson, num } from '@/lib/nats/read'
import type { FactsStore } from './facts-store'
import { OfflineReasons } from './offline-reasons'

const TIMEOUT_MS = 2000
/** A million streams. */
const MOST_PAGES = 1000

/** What is needed of an account's connection. */
export interface AccountApi {
  request(subject: string, payload: string, timeoutMs: number): Promise<string>
}

export interface AssignedStreamsDeps {
  store: Pick<FactsStore, 'streamsAssigned' | 'unheld'>
  accounts: ReadonlyMap<string, AccountApi>
  clock: () => number
  count(endpoint: string): void
  changed(): void
}

/**
 * The names of all streams that the meta group assigns, account by account: the only word about streams whose servers are all
 * gone. Only a whole list counts; an error ("JetStream system temporarily unavailable" comes with an empty list), silence or
 * a page that does not fit says nothing. Of those that no server lists it is then asked why.
 */
export class AssignedStreams {
  #busy = new Set<string>()

  readonly #reasons: OfflineReasons

  constructor(private readonly deps: AssignedStreamsDeps) {
    this.#reasons = new OfflineReasons(deps)
  }

  /** Asks in every account; one question at a time in each. */
  async ask(): Promise<void> {
    await Promise.all([...this.deps.accounts].map(([name, api]) => this.#askOne(name, api)))
  }

  async #askOne(account: string, api: AccountApi): Promise<void> {
    if (this.#busy.has(account)) return
    this.#busy.add(account)
    try {
      const { store, clock, changed } = this.deps
      const askedAt = clock()
      const names = await this.#names(api)
      if (names === null) return
      store.streamsAssigned(account, names, askedAt, clock())
      changed()
      void this.#reasons.ask(account, api)
    } finally {
      this.#busy.delete(account)
    }
  }

  async #names(api: AccountApi): Promise<ReadonlySet<string> | null> {
    const names = new Set<string>()
    for (let offset = 0, page = 0; page < MOST_PAGES; page++) {
      this.deps.count('STREAM.NAMES')
      const told = await read(api, offset)
      if (told === null) return null
      for (const name of told.names) names.add(name)
      offset += told.names.length
      if (offset >= told.total) return names
      if (told.names.length === 0) return null
    }
    return null
  }
}

async function read(api: AccountApi, offset: number): Promise<{ names: string[]; total: number } | null> {
  try {
    const told: unknown = JSON.parse(
      await api.request('$JS.API.STREAM.NAMES', JSON.stringify({ offset }), TIMEOUT_MS),
    )
    if (!isJson(told) || 'error' in told) return null
    const total = num(told, 'total')
    const listed = told.streams ?? []
    if (total === null || !Array.isArray(listed)) return null
    const names = listed.filter((name) => typeof name === 'string')
    return names.length === listed.length ? { names, total } : null
  } catch {
    return null
  }
}
