import type { Connection } from '@/lib/config/types'
import type { VantageFact } from '@/lib/domain/facts'
import { type NatsFault, toFault } from '@/lib/nats/errors'
import type { Link, LinkOptions } from '@/lib/nats/link'

export type Connect = (url: string, connection: Connection, options?: LinkOptions) => Promise<Link>

export interface VantageEvents {
  /** A new vantage stands; subscribe and ask. */
  onLink(link: Link, id: string): void
  /** A connection of ours broke: the fastest sign that its server died. */
  onLost(link: Link, id: string, fault: NatsFault | null): void
  onChange(): void
  onRefused(subject: string): void
}

interface Candidate {
  url: string
  /** undefined: not known yet; null: a server without a cluster. */
  cluster: string | null | undefined
  busy: boolean
  retryAt: number
  failures: number
  reason: string | null
  since: number
}

interface Active {
  link: Link
  since: number
  rttMs: number | null
  /** Its server does not answer: another one of its cluster may take over. */
  isSuspect: boolean
}

const RETRY_MS = [100, 250, 500, 1000, 2000]
const TICK_MS = 100

/**
 * Our own `$SYS` connections: one in every cluster that the configured URLs reach, each pinned to one server, for ever
 * replaced when lost. When a vantage breaks, all other URLs of its cluster are tried at once and the first one wins, so a
 * frozen host costs nothing.
 */
export class Vantages {
  #candidates: Candidate[]
  #active = new Map<string, Active>()
  #timer: ReturnType<typeof setInterval> | null = null
  #stopped = false

  constructor(
    private readonly connection: Connection,
    private readonly connect: Connect,
    private readonly clock: () => number,
    private readonly events: VantageEvents,
  ) {
    const since = clock()
    this.#candidates = connection.servers.map((url) => ({
      url,
      cluster: undefined,
      busy: false,
      retryAt: 0,
      failures: 0,
      reason: null,
      since,
    }))
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

  setRtt(id: string, rttMs: number): void {
    const active = this.#active.get(id)
    if (active) active.rttMs = rttMs
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
        rttMs: a.rttMs,
        reason: null,
      }),
    )
    const missing = new Map<string, Candidate[]>()
    for (const c of this.#candidates) {
      const id = idOf(c)
      if (!this.#active.has(id)) missing.set(id, [...(missing.get(id) ?? []), c])
    }
    return [...standing, ...[...missing].map(([id, of]) => absent(id, of))].sort((a, b) => byId(a.id, b.id))
  }

  #tick(): void {
    const now = this.clock()
    for (const c of this.#candidates) {
      const active = this.#active.get(idOf(c))
      const needed = c.cluster === undefined || !active || (active.isSuspect && active.link.url !== c.url)
      if (needed && !c.busy && now >= c.retryAt) void this.#try(c)
    }
  }

  async #try(c: Candidate): Promise<void> {
    c.busy = true
    try {
      const link = await this.connect(c.url, this.connection, { onRefused: this.events.onRefused })
      c.failures = 0
      c.reason = null
      c.cluster = link.server.cluster
      const id = idOf(c)
      const present = this.#active.get(id)
      if (this.#stopped || (present && !present.isSuspect)) {
        await link.close()
        return
      }
      this.#stand(c, id, link)
      await present?.link.close()
    } catch (error) {
      if (c.failures === 0) c.since = this.clock()
      c.failures++
      c.reason = toFault(error, c.url).message
      c.retryAt = this.clock() + (RETRY_MS[Math.min(c.failures, RETRY_MS.length - 1)] ?? 2000)
      this.events.onChange()
    } finally {
      c.busy = false
    }
  }

  #stand(c: Candidate, id: string, link: Link): void {
    this.#active.set(id, { link, since: this.clock(), rttMs: null, isSuspect: false })
    this.events.onLink(link, id)
    this.events.onChange()
    void link.closed.then((fault) => {
      if (this.#active.get(id)?.link !== link) return
      this.#active.delete(id)
      if (this.#stopped) return
      const now = this.clock()
      for (const other of this.#candidates.filter((o) => idOf(o) === id)) {
        other.retryAt = other === c ? now + (RETRY_MS[1] ?? 250) : now
        other.since = now
        other.failures = 0
        other.reason = null
      }
      c.failures = 1
      c.reason = fault?.message ?? `the connection to ${c.url} closed`
      this.events.onLost(link, id, fault)
      this.events.onChange()
      this.#tick()
    })
  }
}

/** No connection there: failed only when every URL of it has failed since it was lost. */
function absent(id: string, candidates: readonly Candidate[]): VantageFact {
  const untried = candidates.find((c) => c.failures === 0)
  const shown = untried ?? candidates.reduce((a, b) => (b.since > a.since ? b : a))
  return {
    id,
    cluster: shown.cluster ?? null,
    server: null,
    url: shown.url,
    state: untried ? 'connecting' : 'failed',
    since: Math.max(...candidates.map((c) => c.since)),
    rttMs: null,
    reason: shown.reason,
  }
}

const byId = (a: string, b: string) => (a < b ? -1 : 1)

function idOf(c: Candidate): string {
  return c.cluster ?? c.url
}
