import { type ClientRequest, get } from 'node:http'
import type { Snapshot } from '@/lib/domain/model'
import { advance, type LiveEvent } from '@/lib/live/protocol'

type Listener = (snapshot: Snapshot, event: LiveEvent) => void

/** What a viewer of `/api/live` knows, over plain HTTP and with the dashboard's own protocol, but without a browser. */
export class LiveWatch {
  #current: Snapshot | null
  #listeners = new Set<Listener>()
  #request: ClientRequest | null = null
  #failure: Error | null = null

  private constructor(base: Snapshot | null) {
    this.#current = base
  }

  /**
   * Resolves with the first event. With `base` it asks for everything after that snapshot; each listener sees every step.
   * @throws Error when nothing comes within 10 s
   */
  static async open(url: string, base: Snapshot | null = null, first?: Listener): Promise<LiveWatch> {
    const watch = new LiveWatch(base)
    if (first) watch.#listeners.add(first)
    const after = base ? `?after=${base.epoch}/${base.seq}` : ''
    watch.#request = get(`${url}/api/live${after}`, { agent: false }, (response) => {
      if (response.statusCode !== 200) watch.#fail(new Error(`/api/live: HTTP ${response.statusCode}`))
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          watch.#take(eventOf(text.slice(0, end)))
          text = text.slice(end + 2)
        }
      })
      response.on('close', () => watch.#fail(new Error('/api/live has ended')))
    })
    watch.#request.on('error', (error) => watch.#fail(error))
    await watch.until('a first event', () => true, 10_000)
    return watch
  }

  get current(): Snapshot {
    if (this.#failure) throw this.#failure
    if (!this.#current) throw new Error('/api/live has not sent a snapshot yet')
    return this.#current
  }

  /** Called with every event, beats included. Returns how to leave. */
  follow(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The first snapshot, from the present one on, that fits. @throws Error saying what it was like instead */
  until(what: string, fits: (s: Snapshot) => boolean, withinMs: number): Promise<Snapshot> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer)
        clearInterval(watch)
        leave()
        act()
      }
      const look = () => {
        if (this.#failure) return settle(() => reject(this.#failure))
        const now = this.#current
        if (now && fits(now)) settle(() => resolve(now))
      }
      const timer = setTimeout(() => {
        const words = this.#current ? summary(this.#current) : 'no snapshot'
        settle(() => reject(new Error(`not within ${withinMs} ms: ${what}; ${words}`)))
      }, withinMs)
      // A stream that has ended sends no event that would tell.
      const watch = setInterval(() => this.#failure && look(), 100)
      const leave = this.follow(look)
      if (this.#current && this.#request) look()
    })
  }

  close(): void {
    this.#failure ??= new Error('/api/live was left')
    this.#request?.destroy()
  }

  #fail(error: Error): void {
    this.#failure ??= error
  }

  #take(event: LiveEvent): void {
    if (this.#failure) return
    const step = advance(this.#current, event)
    if (step.kind === 'gap') this.#fail(new Error(`a gap in /api/live before ${event.data.seq}`))
    if (step.kind !== 'next') return
    this.#current = step.snapshot
    for (const listener of [...this.#listeners]) listener(step.snapshot, event)
  }
}

/** Whoever sends it is the dashboard of this very release: its frames are ours. */
function eventOf(text: string): LiveEvent {
  const field = (name: string) =>
    text
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
  const type = field('event')
  if (type !== 'snapshot' && type !== 'delta' && type !== 'beat') throw new Error(`an unknown event ${type}`)
  return { type, data: JSON.parse(field('data') ?? 'null') }
}

/** What is not as it should be, for messages. */
export function summary(s: Snapshot): string {
  return [
    `${s.coverage.answered}/${s.coverage.expected} answered`,
    `meta leader ${s.meta.leader}`,
    `${s.streams.filter((x) => x.leader !== null).length}/${s.streams.length} streams led`,
    ...s.gateways
      .filter((g) => g.connected !== g.expected)
      .map((g) => `${g.from}>${g.to} ${g.connected}/${g.expected}`),
    ...s.servers.filter((x) => x.state !== 'up').map((x) => `${x.key} ${x.state}: ${x.why}`),
    ...s.findings.filter((f) => f.severity !== 'info').map((f) => `${f.code} ${f.subject.id}`),
  ].join('; ')
}
