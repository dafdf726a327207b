import type { Config } from '@/lib/config/types'
import { compose, composing } from '@/lib/domain/compose'
import type { RememberedServer } from '@/lib/domain/facts'
import { ACCOUNT_SUBJECTS, SYSTEM_SUBJECTS } from '@/lib/domain/own-needs'
import { Hub } from '@/lib/live/hub'
import type { NatsFault } from '@/lib/nats/errors'
import type { Link } from '@/lib/nats/link'
import type { AccountLink } from './account-link'
import { AccountLinks } from './account-links'
import { announceTo } from './announced'
import { Asker } from './asker'
import { AssignedStreams } from './assigned-streams'
import { FactsStore } from './facts-store'
import { type ConnectionEvent, LinkLog } from './link-log'
import { OwnRights } from './own-rights'
import { ALL_STREAMS, GATEWAYZ, HEALTHZ, LEAFZ, LED_STREAMS, type Poll, ROUTEZ, VARZ } from './polls'
import { Publisher } from './publisher'
import { applyPush } from './pushes'
import { rosterToKeep } from './roster'
import { Schedule } from './schedule'
import { takeStock } from './stock'
import { type Connect, Vantages } from './vantages'

/** A gateway that lost its endpoint reconnects after about one second (measured 1.0-1.3 s). */
const AFTER_RECONNECT_MS = 1600
const SOON_MS = 50
/** At most five looks a second however many events call for one, and fewer where a look takes long. */
const LOOK_PAUSE_MS = 200
const LOOK_PAUSE_TIMES = 3
/** However many events there are, names are asked for once in this time. */
const NAMES_PAUSE_MS = 1000
/** Many answers arrive within a few milliseconds: one composition for all of them. */
const COMPOSE_AFTER_MS = 15

export interface CollectorDeps {
  connect: Connect
  clock: () => number
  epoch: string
  onError: (error: unknown) => void
  /** Servers of the time before this process, and where to keep those of today. */
  remembered?: readonly RememberedServer[]
  remember?: (servers: readonly RememberedServer[]) => Promise<void>
  /** Told of every change of our own connections, in words. */
  onConnection?: (event: ConnectionEvent) => void
}

/** Watches the supercluster and keeps the newest snapshot. Viewers cost nothing here. */
export class SuperclusterCollector {
  readonly hub: Hub
  readonly store: FactsStore
  readonly vantages: Vantages
  /** Requests sent so far, by endpoint. */
  readonly requests = new Map<string, number>()
  readonly #accounts: AccountLinks
  readonly #asker: Asker
  readonly #rights: OwnRights
  readonly #assigned: AssignedStreams
  readonly #publisher: Publisher
  readonly #schedule = new Schedule((error) => this.deps.onError(error))
  readonly #linkLog: LinkLog
  #nextLookAt = 0
  #seen = () => {}
  /** Settles when everybody whom the first vantages see has been asked once. */
  readonly firstLook = new Promise<void>((resolve) => {
    this.#seen = resolve
  })

  constructor(
    readonly config: Config,
    private readonly deps: CollectorDeps,
  ) {
    const { clock, connect } = deps
    this.store = new FactsStore(config.name, deps.epoch, clock(), deps.remembered)
    this.#linkLog = new LinkLog(deps.onConnection ?? (() => {}))
    this.vantages = new Vantages(config.system, connect, clock, {
      onLink: (link, id) => this.#onVantage(link, id),
      onLost: (link, id, fault) => this.#onVantageLost(link, id, fault),
      onChange: () => this.#changed(),
      onRefused: () => this.#changed(),
      isKnown: (id, cluster) => this.store.servers.get(id)?.origin.cluster === cluster,
    })
    const count = (endpoint: string) => this.requests.set(endpoint, (this.requests.get(endpoint) ?? 0) + 1)
    this.#asker = new Asker({
      store: this.store,
      links: () => this.vantages.links(),
      clock,
      count,
      changed: () => this.#changed(),
      appeared: () => this.#appeared(),
      doubt: (poll) => this.#doubt(poll),
      vantageHangs: (id, hangs) => this.vantages.suspect(id, hangs),
    })
    this.#rights = new OwnRights({ count, changed: () => this.#changed(), tell: deps.onConnection })
    this.#accounts = new AccountLinks(config.accounts, {
      connect,
      clock,
      onLink: (link, account) => this.#onAccount(link, account),
      onChange: () => this.#changed(),
      rights: this.#rights,
    })
    this.#assigned = new AssignedStreams({
      store: this.store,
      accounts: this.accounts,
      clock,
      count,
      changed: () => this.#changed(),
    })
    this.store.vantages = this.vantages.facts()
    this.hub = new Hub(compose(this.store, config.topology, clock(), null))
    this.#publisher = new Publisher({
      hub: this.hub,
      clock,
      compose: (now, previous) => {
        takeStock(this.store, config, this.vantages, this.#accounts, this.#rights)
        this.#linkLog.look(this.store)
        return composing(this.store, config.topology, now, previous)
      },
      outdated: () => this.#changed(),
    })
  }

  /** Connections that read, by account. */
  get accounts(): ReadonlyMap<string, AccountLink> {
    return this.#accounts.readers
  }

  start(): void {
    this.vantages.start()
    this.#accounts.start()
    // A new vantage asks everything at once; regular questions begin after that.
    const every = (ms: number, phase: number, job: () => Promise<void>) =>
      this.#schedule.every(ms, phase, job)
    every(1000, 0, () => this.#asker.liveness())
    every(1000, 100, () => this.#asker.meta())
    every(2000, 1300, () => this.#asker.everyone(LED_STREAMS))
    every(10_000, 5500, () => this.#streams())
    every(10_000, 1600, () => this.#assigned.ask())
    every(5000, 3700, () => this.#links())
    every(10_000, 2400, () => this.#asker.everyone(LEAFZ))
    every(30_000, 11_700, () => this.#slow())
    every(30_000, 16_200, () => this.#rights.askAgain())
    every(5000, 900, () => this.vantages.measure())
    every(10_000, 8600, async () => this.deps.remember?.(rosterToKeep(this.store)))
    // States change by time alone too: silence has no event.
    every(250, 200, async () => {
      if (this.#publisher.restMs <= 0) await this.#publisher.publish()
    })
    every(1000, 400, async () => this.hub.beat())
  }

  async stop(): Promise<void> {
    this.#schedule.stop()
    await Promise.all([this.vantages.stop(), this.#accounts.stop()])
  }

  /** The connection that changes go through; null when the account is not configured or read-only. */
  writer(account: string): AccountLink | null {
    return this.#accounts.writer(account)
  }

  /** Something may have changed: look again now, and once more when a gateway would have reconnected. */
  lookAgain(): void {
    const pause = Math.max(SOON_MS, this.#nextLookAt - this.deps.clock())
    this.#schedule.soon('look', pause, () => this.#look())
    this.#schedule.soon('look later', AFTER_RECONNECT_MS, () => this.#look())
    this.#schedule.soon('names', NAMES_PAUSE_MS, () => this.#assigned.ask())
  }

  /** Every stream of every server that answers; only then can copies be held against each other. */
  async #streams(): Promise<void> {
    const began = this.deps.clock()
    await this.#asker.everyone(ALL_STREAMS)
    await this.store.streamsPassed(began)
  }

  async #look(): Promise<void> {
    const began = this.deps.clock()
    const ask = this.#asker
    await Promise.all([ask.liveness(), ask.meta(), ask.everyone(ALL_STREAMS), ask.everyone(GATEWAYZ)])
    const now = this.deps.clock()
    this.#nextLookAt = now + Math.max(LOOK_PAUSE_MS, LOOK_PAUSE_TIMES * (now - began))
  }

  /** A stream that its leader no longer lists, a gateway that is missing: one more look tells. */
  #doubt(poll: Poll): void {
    const [again, ms] = poll === GATEWAYZ ? [GATEWAYZ, AFTER_RECONNECT_MS] : [ALL_STREAMS, SOON_MS]
    this.#schedule.soon(`doubt ${again.endpoint}`, ms, () => this.#asker.everyone(again))
  }

  async #links(): Promise<void> {
    await Promise.all([this.#asker.everyone(GATEWAYZ), this.#asker.everyone(ROUTEZ)])
    this.store.prune(this.deps.clock())
    // A complaint must not outlive its cause.
    if (this.store.complains(this.deps.clock())) await this.#asker.everyone(HEALTHZ)
  }

  /** What a new server is and how it is would else be known half a minute later; the first look has asked already. */
  #appeared(): void {
    this.#schedule.soon('slow', SOON_MS, async () => {
      if ([...this.store.servers.values()].some((s) => s.varz === null)) await this.#slow()
    })
  }

  async #slow(): Promise<void> {
    await Promise.all([this.#asker.everyone(VARZ), this.#asker.everyone(HEALTHZ)])
    // From one seed to a vantage in every cluster; while nobody is there to ask, what was announced last stands.
    if (this.config.discover) announceTo(this.vantages, this.store, this.config.system)
  }

  #onVantage(link: Link, id: string): void {
    this.store.forgetVantage(id)
    void this.#rights.watch(link, 'system', '$SYS', this.config.system.write ?? false)
    for (const subject of SYSTEM_SUBJECTS) {
      link.subscribe(subject, (on, text) => this.#onPush(on, text, id, null))
    }
    this.#schedule.soon('first', 5, async () => {
      const ask = this.#asker
      await Promise.all([ask.liveness(), ask.meta(), ask.everyone(ALL_STREAMS), this.#links(), this.#slow()])
      this.#seen()
    })
  }

  #onVantageLost(link: Link, id: string, fault: NatsFault | null): void {
    this.store.forgetVantage(id)
    // A connection that we gave up because pings stayed unanswered proves a frozen server or path, not a dead server.
    if (fault?.code !== 'timeout') this.store.socketClosed(link.server.id, this.deps.clock())
    this.lookAgain()
  }

  #onAccount(link: Link, account: string): void {
    for (const subject of ACCOUNT_SUBJECTS) {
      link.subscribe(subject, (on, text) => this.#onPush(on, text, account, account))
    }
    this.#schedule.soon('names', SOON_MS, () => this.#assigned.ask())
  }

  #onPush(subject: string, text: string, vantage: string, account: string | null): void {
    const effect = applyPush(this.store, { subject, text, vantage, account, at: this.deps.clock() })
    if (effect === 'new-server') this.#appeared()
    if (effect !== 'routine') this.lookAgain()
    this.#changed()
  }

  #changed(): void {
    const pause = Math.max(COMPOSE_AFTER_MS, this.#publisher.restMs)
    this.#schedule.soon('publish', pause, () => this.#publisher.publish())
  }
}
