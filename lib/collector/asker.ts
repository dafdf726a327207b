import { decodeEnvelope } from '@/lib/nats/envelope'
import type { NatsFault } from '@/lib/nats/errors'
import type { Link } from '@/lib/nats/link'
import type { FactsStore } from './facts-store'
import { META, type Poll, STATSZ } from './polls'
import { type Answer, CAP_MS, expectedIds, scatter } from './scatter'

/** Counted for `/metrics`: how many requests went out, by endpoint. */
export type CountRequest = (endpoint: string) => void

/**
 * Asks the questions of `polls` through the vantages and puts the answers into the store. Never two questions of one kind
 * at a time through one vantage, however slow the answers are.
 */
export class Asker {
  #busy = new Set<string>()

  constructor(
    private readonly store: FactsStore,
    private readonly links: () => ReadonlyMap<string, Link>,
    private readonly clock: () => number,
    private readonly count: CountRequest,
    private readonly changed: () => void,
  ) {}

  /** STATSZ of all servers through every vantage; who stays silent is asked directly by id. */
  async liveness(): Promise<void> {
    const before = this.clock()
    await Promise.all([...this.links()].map(([id, link]) => this.#ask(STATSZ, id, link, this.#expected())))
    const missing = [...this.store.servers.values()].filter((s) => {
      const silentFor = this.clock() - (s.lastAnswer ?? s.firstHeard)
      return (
        (s.lastAnswer ?? 0) < before &&
        silentFor < PROBED_FOR_MS &&
        !this.#isReplaced(s.origin.name, s.firstHeard)
      )
    })
    await Promise.all(
      missing.flatMap((s) => [...this.links()].map(([id, link]) => this.probe(s.origin.id, id, link))),
    )
  }

  /** A new id under the same name has taken over: the old one is asked no more. */
  #isReplaced(name: string, firstHeard: number): boolean {
    return [...this.store.servers.values()].some((s) => s.origin.name === name && s.firstHeard > firstHeard)
  }

  /** One server by id: an answer proves it alive, "no responders" that nobody routes to it from there. */
  async probe(serverId: string, vantage: string, link: Link): Promise<void> {
    await this.#once(`probe ${serverId} ${vantage}`, async () => {
      this.count('probe')
      try {
        const { text, afterMs } = await link.request(`$SYS.REQ.SERVER.${serverId}.STATSZ`, '', CAP_MS)
        this.#take(STATSZ, vantage, { envelope: decodeEnvelope(text), afterMs })
      } catch (fault) {
        if (isFault(fault, 'no-responders')) this.store.gone(serverId, vantage, this.clock())
      }
      this.changed()
    })
  }

  /** The meta leader's view; the first vantage that gets an answer will do. */
  async meta(): Promise<void> {
    for (const [id, link] of this.links()) {
      let heard = false
      await this.#once(`meta ${id}`, async () => {
        this.count('JSZ leader_only')
        await link.gather(subjectOf(META), META.payload, CAP_MS, ({ text, afterMs }) => {
          this.#take(META, id, { envelope: decodeEnvelope(text), afterMs })
          heard = heard || (this.store.meta !== null && this.clock() - this.store.meta.at < CAP_MS)
          return heard
        })
      })
      if (heard) return
    }
  }

  /** Everybody through one vantage, then those who did not answer there directly through one that sees them. */
  async everyone(poll: Poll): Promise<void> {
    const links = [...this.links()]
    const [first] = links
    if (!first) return
    const started = this.clock()
    const answered = new Set<string>()
    await this.#ask(poll, first[0], first[1], this.#expected(), (id) => answered.add(id))
    const missed = [...this.store.servers.values()].filter(
      (s) => !answered.has(s.origin.id) && s.lastAnswer !== null && started - s.lastAnswer < 2000,
    )
    await Promise.all(missed.map((s) => this.#directly(poll, s.origin.id, s.answers)))
  }

  /** One server's answer, through the vantage that heard it last. */
  async #directly(poll: Poll, serverId: string, answers: ReadonlyMap<string, number>): Promise<void> {
    const best = [...answers].sort((a, b) => b[1] - a[1]).find(([id]) => this.links().has(id))
    const link = best && this.links().get(best[0])
    if (!best || !link) return
    await this.#once(`${poll.endpoint} ${serverId}`, async () => {
      this.count(poll.endpoint)
      try {
        const { text, afterMs } = await link.request(
          `$SYS.REQ.SERVER.${serverId}.${poll.endpoint}`,
          poll.payload,
          CAP_MS,
        )
        this.#take(poll, best[0], { envelope: decodeEnvelope(text), afterMs })
      } catch {
        // Silence here is judged by the liveness poll, which asks through every vantage.
      }
    })
  }

  async #ask(
    poll: Poll,
    vantage: string,
    link: Link,
    expected: ReadonlySet<string>,
    onServer: (id: string) => void = () => {},
  ): Promise<void> {
    await this.#once(`${subjectOf(poll)} ${poll.payload} ${vantage}`, async () => {
      this.count(poll.endpoint)
      const fault = await scatter(link, subjectOf(poll), poll.payload, expected, (answer) => {
        if (answer.envelope.origin) onServer(answer.envelope.origin.id)
        this.#take(poll, vantage, answer)
      })
      if (fault?.code === 'permission') this.store.isRefused(subjectOf(poll))
    })
  }

  async #once(key: string, run: () => Promise<void>): Promise<void> {
    if (this.#busy.has(key)) return
    this.#busy.add(key)
    try {
      await run()
    } finally {
      this.#busy.delete(key)
    }
  }

  #take(poll: Poll, vantage: string, { envelope, afterMs }: Answer): void {
    const at = this.clock()
    if (!envelope.ok) {
      if (envelope.origin) this.store.answered({ origin: envelope.origin, vantage, at }, null)
      this.store.cannotRead(envelope.origin?.name ?? 'a server', `${poll.endpoint}: ${envelope.reason}`, at)
      return
    }
    const arrival = { origin: envelope.origin, vantage, at }
    this.store.answered(arrival, poll === STATSZ ? afterMs : null)
    poll.take(this.store, arrival, envelope.data)
    this.changed()
  }

  #expected(): Set<string> {
    return expectedIds(this.store, this.clock())
  }
}

/** How long a silent server is probed by id every second; after that its own push or answer must bring it back. */
const PROBED_FOR_MS = 10 * 60_000

const subjectOf = (poll: Poll) => `$SYS.REQ.SERVER.PING.${poll.endpoint}`

function isFault(error: unknown, code: NatsFault['code']): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
