import type { Snapshot } from '@/lib/domain/model'

/** What a page is drawn from at first: the whole snapshot, or, when that is megabytes, where the browser gets it. */
export type First = { whole: Snapshot } | { drawn: string }

/** A page carries so many rows inside itself; with more its HTML would be slow to make, to send and to read. */
const INLINE_ROWS = 400
const KEPT_MS = 60_000
const KEPT = 64
const RETRY_MS = 1000

interface Drawn {
  snapshot: Snapshot
  until: number
}

// Next gives pages and routes each their own copy of a module; what they share lives on globalThis.
const KEY = Symbol.for('orrery.drawn')
const home: typeof globalThis & { [KEY]?: Map<string, Drawn> } = globalThis

/**
 * For the server: how the page of `snapshot` hands it to the browser. A large one is kept for a minute, so that the browser
 * fetches the very snapshot that the HTML was drawn from, and takes over the page without drawing anything else.
 */
export function firstOf(snapshot: Snapshot, now: number): First {
  const rows = snapshot.streams.length + snapshot.servers.length + snapshot.findings.length
  if (rows <= INLINE_ROWS) return { whole: snapshot }
  home[KEY] ??= new Map()
  const kept = home[KEY]
  const id = `${snapshot.epoch}.${snapshot.seq}.${Date.parse(snapshot.at)}`
  // Last in, last out.
  kept.delete(id)
  kept.set(id, { snapshot, until: now + KEPT_MS })
  for (const [old, { until }] of kept) if (until < now || kept.size > KEPT) kept.delete(old)
  return { drawn: id }
}

/** For the server: the snapshot that a page was drawn from; null when it is no longer kept. */
export function drawnSnapshot(id: string): Snapshot | null {
  return home[KEY]?.get(id)?.snapshot ?? null
}

const fetched = new Map<string, Promise<Snapshot>>()

/** For the browser: the same. Asks until it gets an answer: till then the page stands as it was drawn. */
export function fetchDrawn(id: string): Promise<Snapshot> {
  const known = fetched.get(id)
  if (known) return known
  const fresh = ask(`/api/state?drawn=${encodeURIComponent(id)}`)
  fetched.set(id, fresh)
  return fresh
}

async function ask(url: string): Promise<Snapshot> {
  if (typeof window === 'undefined') throw new Error('a page is drawn from a snapshot that is not kept')
  for (;;) {
    try {
      const response = await fetch(url, { cache: 'no-store' })
      if (response.ok) return await response.json()
    } catch {
      // The way to the dashboard is broken; it is tried again like the live connection is.
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
  }
}
