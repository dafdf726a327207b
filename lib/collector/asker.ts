import type { ServerFact } from '@/lib/domain/facts'
import { readAnswer } from '@/lib/nats/answers'
import type { NatsFault } from '@/lib/nats/errors'
import type { Link, Reply } from '@/lib/nats/link'
import type { FactsStore } from './facts-store'
import { CAP_MS, META, type Poll, STATSZ } from './polls'
import { type Answer, expectedIds, scatter } from './scatter'
import { sees, widest } from './sight'

export interface AskerDeps {
  store: FactsStore
  links: () => ReadonlyMap<string, Link>
  clock: () => number
  /** Counted for `/metrics`: how many requests went out, by endpoint. */
  count(endpoint: string): void
  /** Something was learnt. */
  changed(): void
  /** A server answered that was not known before. */
  appeared(): void
  /** An answer that only another look can clear up. */
  doubt(poll: Poll): void
  /** Whether the very server of a vantage left the last look unanswered. */
  vantageHangs(id: string, hangs: boolean): void
}

/** A silent server is asked by id at every look at first, then ever more rarely, at last once a minute. */
const PROBE_AT_LEAST_EVERY_MS = 60_000
/** Who has answered within this is asked everything else. */
const LATELY_MS = 2000

/**
 * Asks the questions of `polls` through the vantages and puts the answers into the store. Never two questions of one kind
 * at a time through one vantage, however slow the answers are.
 */
export class Asker {
  #busy = new Map<string, Promise<unknown>>()
  #probedAt = new Map<string, number>()

  constructor(private readonly deps: AskerDeps) {}

  /** STATSZ of all servers through every vantage; who stays silent is asked directly by id. */
  async liveness(): Promise<void> {
    const began = await this.#shared('liveness', async () => {
      const links = [...this.deps.links()]
      const start = this.deps.clock()
      await Promise.all(links.map(([id, link]) => this.#ask(STATSZ, id, link)))
      if (links.length > 0) this.deps.store.looked('servers', start)
      for (const [id, link] of links) this.#judgeVantage(id, link, start)
      this.deps.changed()
      return start
    })
    const links = [...this.deps.links()]
    // Not waited for: with somebody silent the next look would come a second late.
    for (const server of this.#silentSince(began)) {
      for (const [id, link] of links) void this.probe(server, id, link)
    }
  }

  /** Between a vantage and its own server lies nothing: when that one falls silent, it hangs, and the vantage with it. */
  #judgeVantage(id: string, link: Link, began: number): void {
    const heard = this.deps.store.servers.get(link.server.id)?.answers.get(id)
    if (heard !== undefined) this.deps.vantageHangs(id, heard < began)
  }

  /** Ids of servers that did not answer a look that began at `began`, and are due to be asked by id. */
  #silentSince(began: number): string[] {
    const now = this.deps.clock()
    const newest = new Map<string, number>()
    for (const { origin, firstHeard } of this.deps.store.servers.values()) {
      newest.set(origin.name, Math.max(newest.get(origin.name) ?? 0, firstHeard))
    }
    const due = [...this.deps.store.servers.values()].filter((s) => {
      // A new id under the same name has taken over: the old one is asked no more.
      const isReplaced = (newest.get(s.origin.name) ?? 0) > s.firstHeard
      if (isReplaced || (s.lastAnswer ?? 0) >= began) return false
      const pause = Math.min((now - (s.lastAnswer ?? s.firstHeard)) / 10, PROBE_AT_LEAST_EVERY_MS)
      return now - (this.#probedAt.get(s.origin.id) ?? 0) >= pause
    })
    const ids = due.map((s) => s.origin.id)
    for (const id of this.#probedAt.keys()) if (!this.deps.store.servers.has(id)) this.#probedAt.delete(id)
    for (const id of ids) this.#probedAt.set(id, now)
    return ids
  }

  /** One server by id: an answer proves it alive, "no responders" that nobody routes to it from there. */
  async probe(serverId: string, vantage: string, link: Link): Promise<void> {
    await this.#shared(`probe ${serverId} ${vantage}`, async () => {
      this.deps.count('probe')
      try {
        const subject = `$SYS.REQ.SERVER.${serverId}.STATSZ`
        this.#take(STATSZ, vantage, answerTo(subject, await link.request(subject, '', CAP_MS)), serverId)
      } catch (fault) {
        // The answer of a connection that was lost meanwhile says nothing.
        const isCurrent = this.deps.links().get(vantage) === link
        if (isCurrent && isFault(fault, 'no-responders'))
          this.deps.store.gone(serverId, vantage, this.deps.clock())
      }
      this.deps.changed()
    })
  }

  /** The meta leader's view, through the vantage that heard it last; when it is silent there, through all others at once. */
  async meta(): Promise<void> {
    await this.#shared('meta', async () => {
      const { store, clock } = this.deps
      const began = clock()
      const links = [...this.deps.links()]
      if (links.length === 0) return
      // Before anybody has told it, the very first vantage may be blind to the leader: all are asked.
      const usual = links.filter(([id]) => store.meta === null || id === store.meta.vantage)
      const isHeard = () => store.meta !== null && store.meta.at >= began
      const ask = async ([id, link]: [string, Link]) => {
        this.deps.count('JSZ leader_only')
        await link.gather(subjectOf(META), META.payload, META.capMs, (reply) => {
          this.#take(META, id, answerTo(subjectOf(META), reply))
          return isHeard()
        })
      }
      await Promise.all(usual.map(ask))
      if (!isHeard()) await Promise.all(links.filter((l) => !usual.includes(l)).map(ask))
      store.looked('meta', began)
      this.deps.changed()
    })
  }

  /**
   * Everybody through one vantage. Whom it is blind to is asked directly at the same time, through one that sees them; who
   * does not answer there after all, afterwards.
   */
  async everyone(poll: Poll): Promise<void> {
    await this.#shared(`everyone ${poll.endpoint} ${poll.payload}`, async () => {
      const started = this.deps.clock()
      const lately = this.#heardSince(started - LATELY_MS)
      const first = widest([...this.deps.links()], lately)
      if (!first) return
      const unseen = lately.filter((s) => !sees(first[0], s))
      const answered = new Set<string>()
      const direct = unseen.map((s) => this.#directly(poll, s.origin.id, s.answers))
      const blindTo = new Set(unseen.map((s) => s.origin.id))
      await this.#ask(poll, first[0], first[1], { blindTo, onServer: (id) => answered.add(id) })
      // At the very first look nobody was known when it began: whom the others have found meanwhile is among them.
      const missed = this.#heardSince(started - LATELY_MS).filter(
        (s) => !answered.has(s.origin.id) && !blindTo.has(s.origin.id),
      )
      await Promise.all([...direct, ...missed.map((s) => this.#directly(poll, s.origin.id, s.answers))])
    })
  }

  #heardSince(since: number): ServerFact[] {
    return [...this.deps.store.servers.values()].filter((s) => (s.lastAnswer ?? 0) > since)
  }

  /** One server's answer, through the vantage that heard it last. */
  async #directly(poll: Poll, serverId: string, answers: ReadonlyMap<string, number>): Promise<void> {
    const links = this.deps.links()
    const best = [...answers].sort((a, b) => b[1] - a[1]).find(([id]) => links.has(id))
    const link = best && links.get(best[0])
    if (!best || !link) return
    this.deps.count(poll.endpoint)
    const subject = `$SYS.REQ.SERVER.${serverId}.${poll.endpoint}`
    try {
      const reply = await link.request(subject, poll.payload, poll.capMs)
      this.#take(poll, best[0], answerTo(subject, reply), serverId)
    } catch {
      // Silence here is judged by the liveness poll, which asks through every vantage.
    }
  }

  async #ask(
    poll: Poll,
    vantage: string,
    link: Link,
    { blindTo, onServer }: { blindTo?: ReadonlySet<string>; onServer?: (id: string) => void } = {},
  ): Promise<void> {
    await this.#shared(`${subjectOf(poll)} ${poll.payload} ${vantage}`, async () => {
      this.deps.count(poll.endpoint)
      const expected = expectedIds(this.deps.store, this.deps.clock())
      for (const id of blindTo ?? []) expected.delete(id)
      const onAnswer = (answer: Answer) => {
        if (answer.envelope.origin) onServer?.(answer.envelope.origin.id)
        this.#take(poll, vantage, answer)
      }
      const fault = await scatter(link, subjectOf(poll), poll.payload, expected, onAnswer, poll.capMs)
      if (fault?.code === 'failed')
        this.deps.store.cannotRead({
          from: vantage,
          id: null,
          endpoint: poll.endpoint,
          reason: fault.message,
          at: this.deps.clock(),
        })
    })
  }

  /** Joins the same question while it is on its way. */
  #shared<T>(key: string, run: () => Promise<T>): Promise<T> {
    const running = this.#busy.get(key) as Promise<T> | undefined
    if (running) return running
    const started = run().finally(() => this.#busy.delete(key))
    this.#busy.set(key, started)
    return started
  }

  /** `serverId`: who was asked, if only one was; an answer may be too broken to tell. */
  #take(poll: Poll, vantage: string, { envelope, afterMs, heldMs }: Answer, serverId?: string): void {
    const at = Math.round(this.deps.clock() - heldMs)
    const asked = Math.round(at - afterMs)
    const { store } = this.deps
    const origin = envelope.origin ?? store.servers.get(serverId ?? '')?.origin ?? null
    // Servers' clocks may be wrong or be set: what is newer is told by when we asked.
    const arrival = origin && { origin: { ...origin, time: asked }, vantage, at }
    if (arrival && store.answered(arrival, poll === STATSZ ? afterMs : null)) this.deps.appeared()
    if (envelope.origin && envelope.origin.time !== null)
      store.clockRead(envelope.origin.id, envelope.origin.time, asked, at)
    if (!envelope.ok || !arrival) {
      const reason = envelope.ok ? 'no server block' : envelope.reason
      store.cannotRead({
        from: origin?.name ?? null,
        id: origin?.id ?? null,
        endpoint: poll.endpoint,
        reason,
        at,
      })
    } else {
      store.couldRead(arrival.origin.id, poll.endpoint)
      if (poll.take(store, arrival, envelope.data, envelope.copies) === 'doubt') this.deps.doubt(poll)
    }
    this.deps.changed()
  }
}

const answerTo = (subject: string, reply: Reply): Answer => ({
  envelope: readAnswer(subject, reply),
  afterMs: reply.afterMs,
  heldMs: reply.heldMs ?? 0,
})
const subjectOf = (poll: Poll) => `$SYS.REQ.SERVER.PING.${poll.endpoint}`

function isFault(error: unknown, code: NatsFault['code']): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
