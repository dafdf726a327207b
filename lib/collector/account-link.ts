import type { Connection } from '@/lib/config/types'
import type { AccountFact } from '@/lib/domain/facts'
import { NatsFault, toFault } from '@/lib/nats/errors'
import type { Link } from '@/lib/nats/link'
import { pauseAfter, STEADY_MS } from './backoff'
import type { Connect } from './vantages'

/** From one server to the next while not all of them have failed. */
const NEXT_MS = 20

/**
 * One account's connection: to the first of its servers that takes us, to the next when that breaks, for ever. Carries
 * advisories that only the account itself hears, and the JetStream API.
 */
export class AccountLink {
  #link: Link | null = null
  #reason: string | null = null
  #stopped = false
  #wake: () => void = () => {}
  /** Whether every server has failed since the connection last stood. */
  #failed = false
  #since: number

  constructor(
    private readonly connection: Connection,
    private readonly connect: Connect,
    private readonly events: { onLink(link: Link): void; onRefused(subject: string): void; onChange(): void },
    private readonly clock: () => number = Date.now,
    private readonly random: () => number = Math.random,
  ) {
    this.#since = clock()
  }

  /** How it stands with the connection. */
  fact(account: string, isWriter: boolean): AccountFact {
    const absent = this.#failed ? 'failed' : 'connecting'
    return {
      account,
      isWriter,
      server: this.#link?.server.name ?? null,
      state: this.#link ? 'connected' : absent,
      since: this.#since,
      reason: this.reason,
    }
  }

  /** Why there is no connection now; null while there is one, or before the first attempt ended. */
  get reason(): string | null {
    return this.#link ? null : this.#reason
  }

  /** Subjects that NATS refuses to the present connection. */
  refused(): string[] {
    return this.#link?.refused() ?? []
  }

  start(): void {
    void this.#run()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#wake()
    await this.#link?.close()
  }

  /** One answer as text, or a NatsFault (`unreachable` while there is no connection). */
  async request(subject: string, payload: string, timeoutMs: number): Promise<string> {
    if (!this.#link) throw new NatsFault('unreachable', this.#reason ?? 'not connected yet')
    const { text, unreadable } = await this.#link.request(subject, payload, timeoutMs)
    if (unreadable !== undefined)
      throw new NatsFault('failed', `unreadable answer to ${subject} (${unreadable})`)
    return text
  }

  async #run(): Promise<void> {
    const { servers } = this.connection
    for (let attempt = 0, failures = 0; !this.#stopped; attempt++) {
      const url = servers[attempt % servers.length]
      if (url === undefined) return
      try {
        const link = await this.connect(url, this.connection, { onRefused: this.events.onRefused })
        if (this.#stopped) return await link.close()
        this.#now(link, null)
        const stoodAt = this.#since
        this.events.onLink(link)
        const fault = await link.closed
        // Who takes us and throws us out at once has failed as well.
        failures = this.clock() - stoodAt < STEADY_MS ? failures + 1 : 0
        this.#now(null, fault?.message ?? `the connection to ${url} closed`)
      } catch (error) {
        failures++
        this.#now(null, toFault(error, url).message)
      }
      if (failures >= servers.length) this.#failed = true
      // A whole round of failures before the pause grows: one dead host among twelve costs nothing.
      const isRound = failures % servers.length === 0
      const round = Math.floor(failures / servers.length)
      this.events.onChange()
      await this.#pause(isRound ? pauseAfter(round, this.random) : NEXT_MS)
    }
  }

  #now(link: Link | null, reason: string | null): void {
    if ((link === null) !== (this.#link === null)) this.#since = this.clock()
    this.#link = link
    this.#reason = reason ?? this.#reason
    if (link) this.#failed = false
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
