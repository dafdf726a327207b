import type { Snapshot } from '@/lib/domain/model'
import { streamKey } from '@/lib/domain/model'
import { advance, type LiveEvent } from '@/lib/live/protocol'

/** What a browser would have shown so far. */
export interface Followed {
  current: Snapshot | null
  /** Streams that were ever shown without a leader, by key. */
  leaderless: Set<string>
  /** Critical findings that ever fired. */
  critical: Set<string>
  /** How many streams were shown, each time it changed. */
  counts: number[]
  /** Bytes of every delta. */
  sizes: number[]
}

const RETRY_MS = 100

/** Follows `/api/live` of a dashboard from its first moment on, tries until it answers, and notes what is ever shown. */
export function follow(url: string, signal: AbortSignal): Followed {
  const followed: Followed = {
    current: null,
    leaderless: new Set(),
    critical: new Set(),
    counts: [],
    sizes: [],
  }
  void (async () => {
    while (!signal.aborted) {
      try {
        await listen(`${url}/api/live`, signal, followed)
      } catch {
        // Not up yet, or stopped.
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  })()
  return followed
}

async function listen(url: string, signal: AbortSignal, followed: Followed): Promise<void> {
  const response = await fetch(url, { signal })
  if (!response.ok || response.body === null) return
  let parts: string[] = []
  const decoder = new TextDecoder()
  for await (const chunk of response.body) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n\n')
    for (const [i, piece] of pieces.entries()) {
      parts.push(piece)
      if (i === pieces.length - 1) break
      take(parts.join(''), followed)
      parts = []
    }
  }
}

function take(frame: string, followed: Followed): void {
  const type = /^event: (\w+)$/m.exec(frame)?.[1]
  const data = JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? 'null')
  if (type !== 'snapshot' && type !== 'delta' && type !== 'beat') return
  if (type === 'delta') followed.sizes.push(frame.length)
  // Our own dashboard, of the same release.
  const event: LiveEvent = { type, data }
  const step = advance(followed.current, event)
  if (step.kind === 'gap') throw new Error('a gap in /api/live')
  if (step.kind === 'next') note(step.snapshot, followed)
}

function note(next: Snapshot, followed: Followed): void {
  const isNew = next.streams !== followed.current?.streams
  followed.current = next
  for (const f of next.findings)
    if (f.severity === 'critical') followed.critical.add(`${f.code}: ${f.summary}`)
  if (!isNew) return
  if (followed.counts.at(-1) !== next.streams.length) followed.counts.push(next.streams.length)
  for (const stream of next.streams) if (stream.leader === null) followed.leaderless.add(streamKey(stream))
}
