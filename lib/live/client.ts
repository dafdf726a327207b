import type { Snapshot } from '@/lib/domain/model'
import { advance, formatPosition, type LiveEvent } from './protocol'

/** Whether the browser hears from the collector. Times are the browser's clock in ms; 0 before the first attempt. */
export type LiveStatus =
  | { state: 'connecting'; since: number }
  | { state: 'live'; since: number; heardAt: number }
  | { state: 'lost'; since: number; nextTryAt: number }

export interface LiveOptions {
  current: () => Snapshot | null
  onSnapshot: (next: Snapshot) => void
  onStatus: (status: LiveStatus) => void
}

/** Beats come every second; this long without one means that the connection is dead though it looks open. */
const SILENT_MS = 6000
const RETRY_MS = [250, 500, 1000, 2000, 5000]
const TYPES = ['snapshot', 'delta', 'beat'] as const
const CHANNEL = 'orrery-live'

/**
 * Follows `/api/live` until the returned function is called. One tab of a browser holds the connection (HTTP/1.1 allows
 * six a site) and shares what it hears; when it goes, another takes over. A gap is closed by one full snapshot.
 */
export function followLive(options: LiveOptions): () => void {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL)
  const stopped = new AbortController()
  const state = new Follower(options)
  const learn = (news: News) => (news.type === 'try' ? state.lost(news.at) : state.take(news))
  if (channel) channel.onmessage = (message: MessageEvent<News>) => learn(message.data)
  const lead = () =>
    connect(
      state,
      (news) => {
        learn(news)
        channel?.postMessage(news)
      },
      stopped.signal,
    )
  if (channel && navigator.locks) {
    navigator.locks.request(CHANNEL, { signal: stopped.signal }, lead).catch(() => {})
  } else {
    void lead()
  }
  const watch = setInterval(() => state.watch(), 1000)
  return () => {
    stopped.abort()
    clearInterval(watch)
    channel?.close()
  }
}

/** What the tab that holds the connection tells the others: what it hears, and when it tries again. */
type News = LiveEvent | { type: 'try'; at: number }

class Follower {
  #since = Date.now()
  #heardAt = 0
  #fetching = false
  #nextTryAt = 0

  constructor(readonly options: LiveOptions) {}

  take(event: LiveEvent): void {
    this.#heardAt = Date.now()
    const step = advance(this.options.current(), event)
    if (step.kind === 'next') this.options.onSnapshot(step.snapshot)
    if (step.kind === 'gap') void this.#fetchWhole()
    this.#tell('live')
  }

  /** Called every second: silence is noticed even when the socket stays open. */
  watch(): void {
    if (this.silentSince(this.#since)) this.lost()
  }

  /** @param nextTryAt where it is known anew */
  lost(nextTryAt?: number): void {
    if (nextTryAt !== undefined) this.#nextTryAt = nextTryAt
    this.#tell('lost')
  }

  /** Whether nothing was heard for too long, counted from `start` of the present connection at the earliest. */
  silentSince(start: number): boolean {
    return Date.now() - Math.max(this.#heardAt, start) > SILENT_MS
  }

  #state: LiveStatus['state'] = 'connecting'

  #tell(state: 'live' | 'lost') {
    if (state !== this.#state)
      this.#since = state === 'lost' && this.#heardAt > 0 ? this.#heardAt : Date.now()
    this.#state = state
    this.options.onStatus(
      state === 'live'
        ? { state, since: this.#since, heardAt: this.#heardAt }
        : { state, since: this.#since, nextTryAt: this.#nextTryAt },
    )
  }

  async #fetchWhole() {
    if (this.#fetching) return
    this.#fetching = true
    try {
      const response = await fetch('/api/state', { cache: 'no-store' })
      if (response.ok) this.options.onSnapshot(await response.json())
    } catch {
      this.lost()
    } finally {
      this.#fetching = false
    }
  }
}

/** Holds one EventSource after another until `signal` aborts. */
async function connect(state: Follower, tell: (news: News) => void, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    const heard = await listen(state, tell, signal)
    if (signal.aborted) return
    failures = heard ? 0 : failures + 1
    const pause = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 5000
    // Jitter, so that many viewers do not come back in the same instant after a restart.
    const wait = pause * (0.75 + Math.random() / 2)
    tell({ type: 'try', at: Date.now() + wait })
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

/** One connection; settles when it ended, true if anything was heard on it. */
function listen(state: Follower, onEvent: (event: LiveEvent) => void, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const current = state.options.current()
    const after = current ? `?after=${encodeURIComponent(formatPosition(current))}` : ''
    const source = new EventSource(`/api/live${after}`)
    const start = Date.now()
    let heard = false
    const end = () => {
      clearInterval(watch)
      source.close()
      signal.removeEventListener('abort', end)
      resolve(heard)
    }
    const watch = setInterval(() => {
      if (state.silentSince(start)) end()
    }, 1000)
    for (const type of TYPES) {
      source.addEventListener(type, (message) => {
        heard = true
        // Same origin, same release: the frames are ours.
        onEvent({ type, data: JSON.parse(message.data) })
      })
    }
    // EventSource would retry by itself, but gives up for good on an HTTP error; ours never gives up and shows when.
    source.onerror = end
    signal.addEventListener('abort', end)
  })
}
