import type { Connection } from '@/lib/config/types'
import type { VantageFact } from '@/lib/domain/facts'
import { NatsFault, toFault } from '@/lib/nats/errors'
import type { Greeting } from '@/lib/nats/greeting'
import type { Link, LinkOptions } from '@/lib/nats/link'
import type { Announced } from './announced'
import { certifiedName } from './announced'
import { ANNOUNCED_RETRY_MS, pauseAfter, STEADY_MS } from './backoff'
import { absentVantages, type Candidate, candidate, idOf, nextTryOf } from './candidates'
import { RoundTrips } from './round-trips'

export type Connect = (url: string, connection: Connection, options?: LinkOptions) => Promise<Link>

export interface VantageEvents {
  /** A new vantage stands; subscribe and ask. */
  onLink(link: Link, id: string): void
  /** A connection of ours broke: the fastest sign that its server died. */
  onLost(link: Link, id: string, fault: NatsFault | null): void
  onChange(): void
  onRefused(subject: string): void
  /** Whether answers have shown a server with this id in this cluster: only such one may be told who we are unasked. */
  isKnown(id: string, cluster: string): boolean
}

interface Active {
  link: Link
  since: number
  roundTrips: RoundTrips
  /** Its server does not answer: another one of its cluster may take over. */
  isSuspect: boolean
}

const TICK_MS = 100
/** So many announced addresses of one cluster are tried at a time. */
const ANNOUNCED_AT_ONCE = 3

/**
 * Our own `$SYS` connections: one in every cluster that the configured URLs reach, or those that servers announce, each
 * pinned to one server, for ever replaced when lost. When a vantage breaks, all other URLs of its cluster are tried at once
 * and the first one wins, so a frozen host costs nothing.
 */
export class Vantages {
  #candidates: Candidate[]
  #active = new Map<string, Active>()
  #timer: ReturnType<typeof setInterval> | null = null
  #stopped = false
  #most = Number.POSITIVE_INFINITY
  readonly #certifiedAs: string | undefined

  constructor(
    private readonly connection: Connection,
    private readonly connect: Connect,
    private readonly clock: () => number,
    private readonly events: VantageEvents,
    private readonly random: () => number = Math.random,
  ) {
    this.#candidates = connection.servers.map((url) => candidate(url, clock()))
    this.#certifiedAs = certifiedName(connection.servers)
  }

  start(): void {
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
    this.#tick()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearInterval(this.#timer)
    await Promise.all([...this.#active.values()].map((a) => a.link.close()))
  }

  /** Standing connections by vantage id (cluster name, or URL for a server without a cluster). */
  links(): ReadonlyMap<string, Link> {
    return new Map([...this.#active].map(([id, a]) => [id, a.link]))
  }

  /**
   * Addresses that servers announce, all of them at every call. They are tried only while their cluster has no vantage.
   * @param most so many vantages at most may stand before one more comes of an announcement
   */
  announce(addresses: readonly Announced[], most: number): void {
    if (this.#stopped) return
    this.#most = most
    const wanted = new Map(addresses.map((a) => [`${a.cluster} ${a.url}`, a]))
    const standing = new Set([...this.#active.values()].map((a) => a.link.url))
    this.#candidates = this.#candidates.filter((c) => {
      const isKept = wanted.delete(`${c.cluster} ${c.url}`)
      return isKept || !c.isAnnounced || c.busy || standing.has(c.url)
    })
    const now = this.clock()
    for (const { url, cluster } of wanted.values()) this.#candidates.push(candidate(url, now, cluster))
    this.#tick()
  }

  /** How far away each vantage is now. */
  async measure(): Promise<void> {
    await Promise.all(
      [...this.#active.values()].map(async (active) => {
        const ms = await active.link.rtt().catch(() => null)
        if (ms !== null) active.roundTrips.add(ms, this.clock())
      }),
    )
  }

  /**
   * A vantage whose server hangs is blind long before its pings tell. The other URLs of its cluster are tried at once;
   * the first one takes over, unless the present one speaks again before.
   */
  suspect(id: string, hangs: boolean): void {
    const active = this.#active.get(id)
    if (!active || active.isSuspect === hangs) return
    active.isSuspect = hangs
    if (!hangs) return
    for (const c of this.#candidates) if (idOf(c) === id) c.retryAt = this.clock()
    this.#tick()
  }

  facts(): VantageFact[] {
    const standing = [...this.#active].map(
      ([id, a]): VantageFact => ({
        id,
        cluster: a.link.server.cluster,
        server: a.link.server.name,
        url: a.link.url,
        state: 'connected',
        since: a.since,
        rttMs: a.roundTrips.leastMs,
        reason: null,
      }),
    )
    const absent = absentVantages(this.#candidates, (id) => this.#active.has(id))
    return [...standing, ...absent].sort((a, b) => byId(a.id, b.id))
  }

  /** When the next address is tried (ms) while no connection stands; null while one stands, or is being tried. */
  nextTryAt(): number | null {
    return this.#active.size > 0 ? null : nextTryOf(this.#candidates)
  }

  #tick(): void {
    const now = this.clock()
    for (const c of this.#candidates) {
      const active = this.#active.get(idOf(c))
      const needed = c.cluster === undefined || !active || (active.isSuspect && active.link.url !== c.url)
      if (needed && !c.busy && now >= c.retryAt && this.#mayTry(c)) void this.#try(c)
    }
  }

  #mayTry(c: Candidate): boolean {
    if (!c.isAnnounced) return true
    const id = idOf(c)
    if (!this.#active.has(id) && this.#active.size >= this.#most) return false
    return (
      this.#candidates.filter((o) => o.isAnnounced && o.busy && idOf(o) === id).length < ANNOUNCED_AT_ONCE
    )
  }

  async #try(c: Candidate): Promise<void> {
    c.busy = true
    try {
      const link = await this.connect(c.url, this.connection, this.#optionsFor(c))
      // Every connection tells anew where it has landed: behind one URL may stand now this cluster, now that one.
      const { cluster } = link.server
      if (c.isAnnounced && cluster !== c.cluster) {
        await link.close()
        throw new NatsFault(
          'foreign',
          `${c.url} leads into ${cluster ?? 'no cluster'}, not into ${c.cluster}`,
        )
      }
      c.cluster = cluster
      c.failures = 0
      c.reason = null
      const id = idOf(c)
      const present = this.#active.get(id)
      if (this.#stopped || (present && !present.isSuspect)) {
        await link.close()
        return
      }
      this.#stand(c, id, link)
      await present?.link.close()
    } catch (error) {
      const now = this.clock()
      if (c.failures === 0) c.since = now
      const steps = c.isAnnounced && !c.hasStood ? ANNOUNCED_RETRY_MS : undefined
      c.retryAt = now + pauseAfter(c.failures + c.flaps, this.random, steps)
      c.failures++
      c.reason = toFault(error, c.url).message
      this.events.onChange()
    } finally {
      c.busy = false
    }
  }

  #optionsFor(c: Candidate): LinkOptions {
    const { onRefused } = this.events
    const { cluster } = c
    if (!c.isAnnounced || typeof cluster !== 'string') return { onRefused }
    const admit = (server: Greeting) => server.cluster === cluster && this.events.isKnown(server.id, cluster)
    return { onRefused, admit, ...(this.#certifiedAs !== undefined && { certifiedAs: this.#certifiedAs }) }
  }

  #stand(c: Candidate, id: string, link: Link): void {
    const stoodAt = this.clock()
    c.hasStood = true
    this.#active.set(id, { link, since: stoodAt, roundTrips: new RoundTrips(), isSuspect: false })
    this.events.onLink(link, id)
    this.events.onChange()
    void link.closed.then((fault) => {
      const now = this.clock()
      // Who takes us and throws us out at once is not asked as eagerly as one that has just died.
      c.flaps = fault !== null && now - stoodAt < STEADY_MS ? c.flaps + 1 : 0
      if (this.#active.get(id)?.link !== link) return
      this.#active.delete(id)
      if (this.#stopped) return
      for (const other of this.#candidates.filter((o) => idOf(o) === id)) {
        other.retryAt = other.flaps > 0 ? Math.max(now, other.retryAt) : now
        other.since = now
        other.failures = 0
        other.reason = null
      }
      c.retryAt = now + pauseAfter(1 + c.flaps, this.random)
      c.failures = 1
      c.reason = fault?.message ?? `the connection to ${c.url} closed`
      this.events.onLost(link, id, fault)
      this.events.onChange()
      this.#tick()
    })
  }
}

const byId = (a: string, b: string) => (a < b ? -1 : 1)
