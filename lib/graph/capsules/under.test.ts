import { expect, test } from 'vitest'
import { type Box, overlaps } from '../metrics'
import { collisions, drawings, holds, topologies } from '../testing/capsules'
import { stretches } from '../testing/stretches'
import { VIEWS } from '../testing/windows'
import { combsOf } from './combs'
import { WIDE } from './inside'
import { bandHead } from './labels'
import { holdersOf } from './marks'
import { noteBox, placeNotes } from './notes'
import { capsuleStreamLines } from './stream-lines'
import type { CapsuleLayout } from './types'
import { wordBox } from './words'

/** A stream of every third cluster: its leader on the first server, followers spread over the others. */
function streamsOf(l: CapsuleLayout) {
  const lanes = [
    ...new Map(l.lanes.map((lane) => [lane.id, l.lanes.filter((o) => o.id === lane.id)])).values(),
  ]
  return lanes
    .filter((_, i) => i % 3 === 0)
    .map((parts, i) => {
      const keys = parts.flatMap((p) => p.servers.map((s) => s.key))
      const followers = [1, 2].map((n) => keys[Math.floor((n * keys.length) / 3)] ?? '')
      return { key: `S${i}`, leader: keys[0] ?? '', followers }
    })
}

const markBoxes = (l: CapsuleLayout): [string, Box][] => [
  ...l.servers.map((s): [string, Box] => [s.key, s]),
  ...l.capsules.map((c): [string, Box] => [c.id, c]),
]
const thin = (b: Box): Box => ({ x: b.x - 1, y: b.y - 1, w: b.w + 2, h: b.h + 2 })
/** Paths are rounded to hundredths. */
const inner = (b: Box): Box => ({ x: b.x + 0.05, y: b.y + 0.05, w: b.w - 0.1, h: b.h - 0.1 })
const through = (lines: [string, Box][], marks: [string, Box][]) =>
  lines.flatMap(([n, a]) => marks.flatMap(([m, b]) => (overlaps(a, inner(b)) ? [`${n} through ${m}`] : [])))

for (const [name, topology] of Object.entries(topologies)) {
  for (const [window, view] of VIEWS) {
    for (const [how, drawn] of drawings(topology, view)) {
      test(`${name} in ${window}, ${how}: lines of streams run behind no mark, and reach every mark that holds a replica`, () => {
        const streams = streamsOf(drawn)
        const lines = capsuleStreamLines(drawn, streams)
        const boxes = lines.flatMap((l) => stretches(l.d).map((b): [string, Box] => [l.stream, b]))
        expect(through(boxes, markBoxes(drawn))).toEqual([])
        const whole = { x: 0, y: 0, w: drawn.width, h: drawn.height }
        for (const [, b] of boxes) expect(holds(whole, b)).toBe(true)
        const at = new Map(holdersOf(drawn).flatMap((h) => h.keys.map((key) => [key, h.key] as const)))
        for (const { key, leader, followers } of streams) {
          const wanted = new Set(followers.map((f) => at.get(f)).filter((m) => m && m !== at.get(leader)))
          const reached = lines.filter((l) => l.stream === key && !l.to.startsWith('edge ')).map((l) => l.to)
          expect(reached.sort()).toEqual([...wanted].sort())
        }
      })

      test(`${name} in ${window}, ${how}: words under capsules lie apart from each other, from marks, lines and heads`, () => {
        const narrow = drawn.capsules.filter((c) => c.w < WIDE)
        const notes = narrow.flatMap((c) => [
          { id: `lag ${c.id}`, at: c.id, wordings: ['lag 1,234,567', 'lag 1.2M', '1.2M'], shape: 0 },
          { id: `leaf ${c.id}`, at: c.id, wordings: ['24'], shape: 13 },
        ])
        const placed = placeNotes(drawn, notes)
        const labels = placed.map((p): [string, Box] => [p.note.id, noteBox(p)])
        const heads = drawn.bands
          .filter((b) => !b.headless && !b.again)
          .flatMap((b) => bandHead(b, b.cluster ?? 'no cluster', ['10 servers, 2 regions', '10']))
          .map((w): [string, Box] => [w.text, wordBox(w)])
        const lines = capsuleStreamLines(drawn, streamsOf(drawn)).flatMap((l) =>
          stretches(l.d).map((b): [string, Box] => [l.stream, thin(b)]),
        )
        expect(collisions(labels)).toEqual([])
        expect(through(labels, [...markBoxes(drawn), ...heads, ...lines])).toEqual([])
        for (const [id, box] of labels) {
          expect([id, drawn.regions.some((r) => holds(r, box))]).toEqual([id, true])
          const foot = drawn.feet.some((f) => overlaps({ ...f, y: f.y + 10, h: f.h - 10 }, box))
          expect([id, foot]).toEqual([id, false])
        }
        // One wording of each kind has room under the first capsule of a region, whatever its neighbours say.
        if (narrow.length > 0) expect(placed.length).toBeGreaterThanOrEqual(narrow.length / 2)
      })

      test(`${name} in ${window}, ${how}: combs reach every cell, over no word and behind no mark`, () => {
        const combs = combsOf(drawn)
        const headed = drawn.bands.filter((b) => !b.headless && b.cluster !== null)
        expect(combs.map((c) => c.id).sort()).toEqual(headed.map((b) => b.id).sort())
        const covered = combs.flatMap((c) => c.legs.flatMap((l) => l.keys))
        expect(new Set(covered).size).toBe(covered.length)
        const lines = combs.flatMap((c) => [
          ...(c.bus ? stretches(c.bus) : []).map((b): [string, Box] => [c.id, b]),
          ...c.legs.flatMap((l) => stretches(l.d)).map((b): [string, Box] => [c.id, b]),
        ])
        const words = headed.flatMap((b) =>
          bandHead(b, b.cluster ?? '', ['10 servers']).map((w): [string, Box] => [w.text, wordBox(w)]),
        )
        expect(through(lines, [...markBoxes(drawn), ...words])).toEqual([])
      })
    }
  }
}
