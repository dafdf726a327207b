import type { Connection } from '@/lib/config/types'
import { NatsFault, toFault } from '@/lib/nats/errors'
import type { Link } from '@/lib/nats/link'
import type { Connect } from './vantages'

const RETRY_MS = [100, 250, 500, 1000, 2000]

/**
 * One account's connection: to the first of its servers that takes us, to the next when that breaks, for ever. Carries
 * advisories that only the account itself hears, and the JetStream API.
 */
export class AccountLink {
  #link: Link | null = null
  #reason: string | null = null
  #stopped = false
  #wake: () => void = () => {}

  constructor(
    private readonly connection: Connection,
    private readonly connect: Connect,
    private readonly events: { onLink(link: Link): void; onRefused(subject: string): void },
  ) {}

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
        failures = 0
        this.#link = link
        if (this.#stopped) return await link.close()
        this.events.onLink(link)
        const fault = await link.closed
        this.#reason = fault?.message ?? `the connection to ${url} closed`
      } catch (error) {
        failures++
        this.#reason = toFault(error, url).message
      } finally {
        this.#link = null
      }
      // A whole round of failures before the pause grows: one dead host among twelve costs nothing.
      const round = Math.floor(failures / servers.length)
      await this.#pause(
        failures % servers.length === 0 ? (RETRY_MS[Math.min(round, RETRY_MS.length - 1)] ?? 2000) : 20,
      )
    }
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
