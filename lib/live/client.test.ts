import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { followLive, type LiveStatus } from './client'

/** A connection that a test opens, feeds and breaks. */
class Source extends EventTarget {
  static all: Source[] = []
  onerror: (() => void) | null = null
  constructor(readonly url: string) {
    super()
    Source.all.push(this)
  }
  say(type: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }
  close() {}
}

/** All tabs of one browser: who asks for the lock second waits. */
function oneBrowser() {
  let isHeld = false
  const channels: { onmessage: ((m: { data: unknown }) => void) | null }[] = []
  vi.stubGlobal('EventSource', Source)
  vi.stubGlobal('navigator', {
    locks: {
      request: (_name: string, _options: object, lead: () => Promise<void>) => {
        if (isHeld) return new Promise(() => {})
        isHeld = true
        return lead()
      },
    },
  })
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      onmessage: ((m: { data: unknown }) => void) | null = null
      constructor() {
        channels.push(this)
      }
      postMessage(data: unknown) {
        for (const other of channels) if (other !== this) other.onmessage?.({ data: structuredClone(data) })
      }
      close() {}
    },
  )
}

function tab() {
  const seen: LiveStatus[] = []
  const stop = followLive({
    current: () => sampleSnapshot(),
    onSnapshot: () => {},
    onStatus: (status) => seen.push(status),
  })
  return { stop, last: () => seen.at(-1) }
}

beforeEach(() => {
  Source.all = []
  vi.useFakeTimers({ now: 1_000_000 })
  oneBrowser()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('every tab knows since when Orrery is lost and when it is tried next, though only one of them tries', async () => {
  const [one, two] = [tab(), tab()]
  expect(Source.all).toHaveLength(1)
  Source.all[0]?.say('beat', { ...sampleSnapshot() })
  expect([one, two].map((t) => t.last()?.state)).toEqual(['live', 'live'])
  await vi.advanceTimersByTimeAsync(400)
  Source.all[0]?.onerror?.()
  await vi.advanceTimersByTimeAsync(0)

  const lost = one.last()
  if (lost?.state !== 'lost') throw new Error('the tab that tries has not noticed')
  expect(two.last()).toEqual(lost)
  expect(lost.since, 'when it was last heard').toBe(1_000_000)
  // The moment is true: no sooner, and then at once.
  await vi.advanceTimersByTimeAsync(lost.nextTryAt - Date.now() - 1)
  expect(Source.all).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(2)
  expect(Source.all).toHaveLength(2)

  Source.all[1]?.say('beat', { ...sampleSnapshot() })
  expect([one, two].map((t) => t.last()?.state)).toEqual(['live', 'live'])
  one.stop()
  two.stop()
})
