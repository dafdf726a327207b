import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { USUAL_VIEW } from './density'
import { layout } from './layout'
import { RISER, STROKE_OFFSET } from './metrics'
import { route } from './route'
import { MOST_STRANDS, type StrandEnd, strandSpread, strandsOf } from './strands'
import { topologyOf } from './topology'

const topology = topologyOf(sampleSnapshot())
const bundles = route(layout(topology, USUAL_VIEW), topology.pairs)
const ends = (a: number, b: number, lost: readonly string[] = []): StrandEnd[] =>
  [...Array.from({ length: a }, (_, i) => `a${i}`), ...Array.from({ length: b }, (_, i) => `b${i}`)].map(
    (id) => ({
      id,
      from: id.startsWith('a') ? 'a' : 'b',
      connected: !lost.includes(id),
    }),
  )

test.each(bundles)('$id opens to a line a connection, from the cluster that speaks', (bundle) => {
  const strands = strandsOf(bundle, ends(3, 3))
  expect(strands.map((s) => s.id)).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'b2'])
  const [start] = bundle.line
  const end = bundle.line.at(-1)
  if (!start || !end) throw new Error('no line')
  for (const { id, line } of strands) {
    const from = id.startsWith('a') ? start : end
    expect(Math.hypot((line[0]?.x ?? 0) - from.x, (line[0]?.y ?? 0) - from.y)).toBeLessThanOrEqual(15)
  }
  const starts = strands.map(({ id, line }) => (id.startsWith('a') ? line[0] : line.at(-1)))
  expect(new Set(starts.map((p) => `${p?.x} ${p?.y}`)).size).toBe(6)
})

test('two open neighbours never touch, and the label gives way', () => {
  for (let n = 2; n <= MOST_STRANDS; n++) {
    expect(2 * (strandSpread({ kind: 'arc' }, n) + STROKE_OFFSET)).toBeLessThan(RISER.pitch)
  }
  expect(strandSpread({ kind: 'arc' }, 2)).toBe(0)
  expect(strandSpread({ kind: 'straight' }, 6)).toBeGreaterThan(3)
})

test('a missing connection is half a line, dots after it', () => {
  const [bundle] = bundles
  if (!bundle) throw new Error('no bundle')
  const strands = strandsOf(bundle, ends(3, 3, ['a1']))
  expect(strands.filter((s) => s.stroke.broken !== null).map((s) => s.id)).toEqual(['a1'])
  expect(strands[1]?.stroke.broken?.silent).not.toBe('')
})

test('one of which nobody speaks is drawn as what the bundle lacks, and no head of an arrow touches its neighbour', () => {
  for (const bundle of bundles) {
    const strands = strandsOf(
      bundle,
      ends(3, 3).map((end) => (end.id === 'a0' ? { ...end, connected: null } : end)),
    )
    expect(strands.map((s) => s.stroke.state)).toEqual(['part', 'full', 'full', 'full', 'full', 'full'])
    const pitch = bundle.kind === 'arc' || bundle.kind === 'edge' ? 13 / 5 : 5
    for (const { stroke } of strands) {
      const numbers = (stroke.head.match(/-?[\d.]+/g) ?? []).map(Number)
      const [x1 = 0, y1 = 0, , , x3 = 0, y3 = 0] = numbers
      expect(Math.hypot(x3 - x1, y3 - y1)).toBeLessThanOrEqual(pitch + 0.1)
    }
  }
})
