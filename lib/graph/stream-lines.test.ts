import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { USUAL_VIEW } from './density'
import { layout } from './layout'
import { cardFoot, type Led, lineMark, streamLines } from './stream-lines'
import { topologyOf } from './topology'

const drawn = layout(topologyOf(sampleSnapshot()), USUAL_VIEW)
const found = drawn.bands.find((b) => b.id === 'rg2')
if (!found) throw new Error('rg2 has no band')
const band = found
const SERVERS = ['rg2-az1', 'rg2-az2', 'rg2-az3']

const linesOf = (streams: Led[]) =>
  streamLines(cardFoot(band), drawn.servers.filter((s) => s.band === band.id).map(lineMark), streams)

/** Corner points, as far as rounding leaves them. */
const points = (d: string) =>
  [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)(?=[A-Z]|$)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))
const deepest = (d: string) => Math.max(...points(d).map((p) => p.y)) - band.footY

test('each follower of the band gets a line of its own in the foot, nearest first', () => {
  const followers = ['rg2-az1', 'rg2-az2', 'rg1-az1', 'rg2-az3']
  const lines = linesOf([{ key: 'APP/ORDERS', leader: 'rg2-az3', followers }])
  expect(lines.map((l) => l.to)).toEqual(['rg2-az2', 'rg2-az1'])
  expect(lines.map((l) => deepest(l.d))).toEqual([11, 22])
})

test('a leader outside the band draws nothing', () => {
  const away = { key: 'APP/X', leader: 'rg1-az1', followers: ['rg2-az1'] }
  expect(linesOf([away])).toEqual([])
})

/** The upright and level runs of a path: an end of it, a corner, or both lie on each. */
interface Run {
  axis: 'x' | 'y'
  at: number
  from: number
  to: number
}
function runs(d: string): Run[] {
  const p = points(d)
  return p.slice(1).flatMap((b, i): Run[] => {
    const a = p[i] ?? b
    if (Math.abs(a.x - b.x) < 0.01)
      return [{ axis: 'x', at: a.x, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) }]
    if (Math.abs(a.y - b.y) < 0.01)
      return [{ axis: 'y', at: a.y, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) }]
    return []
  })
}

test.each([1, 2, 3, 5, 8])('lines of %i streams in one band never lie on each other', (count) => {
  const streams = Array.from({ length: count }, (_, i) => ({
    key: `APP/S${i}`,
    leader: SERVERS[i % 3] ?? '',
    followers: SERVERS,
  }))
  const lines = linesOf(streams)
  expect(lines).toHaveLength(2 * count)
  const shared: string[] = []
  for (const [i, a] of lines.entries())
    for (const b of lines.slice(i + 1)) {
      if (a.stream === b.stream) continue
      for (const r of runs(a.d))
        for (const s of runs(b.d)) {
          const along = Math.min(r.to, s.to) - Math.max(r.from, s.from)
          if (r.axis === s.axis && Math.abs(r.at - s.at) < 2 && along > 0)
            shared.push(`${a.stream} ${b.stream}`)
        }
    }
  expect(shared).toEqual([])
  for (const l of lines) expect(deepest(l.d)).toBeLessThanOrEqual(28)
})
