import { expect, test } from 'vitest'
import type { Box } from '../metrics'
import { collisions, drawings, holds, topologies } from '../testing/capsules'
import { VIEWS } from '../testing/windows'

for (const [name, topology] of Object.entries(topologies)) {
  for (const [window, view] of VIEWS) {
    for (const [how, drawn] of drawings(topology, view)) {
      test(`${name} in ${window}, ${how}: every server is in one mark, marks lie apart and in their containers`, () => {
        const all = [...drawn.servers.map((s) => s.key), ...drawn.capsules.flatMap((c) => c.keys)]
        expect(all.sort()).toEqual(topology.servers.map((s) => s.key).sort())
        expect(drawn.feet.flatMap((f) => [...f.drawn, ...f.inside]).sort()).toEqual(all)
        const marks: [string, Box][] = [
          ...drawn.servers.map((s): [string, Box] => [s.key, s]),
          ...drawn.capsules.map((c): [string, Box] => [c.id, c]),
          ...drawn.feet.map((f): [string, Box] => [`foot of ${f.region}`, f]),
        ]
        expect(collisions(marks)).toEqual([])
        expect(collisions(drawn.bands.map((b) => [b.id, b]))).toEqual([])
        expect(collisions(drawn.regions.map((r) => [r.id, r]))).toEqual([])
        const whole = { x: 0, y: 0, w: drawn.width, h: drawn.height }
        for (const r of drawn.regions) expect(holds(whole, r)).toBe(true)
        for (const mark of [...drawn.servers, ...drawn.capsules]) {
          const bands = drawn.bands.filter((b) => b.lane.id === mark.band)
          expect(bands.some((b) => holds(b, mark))).toBe(true)
          expect(drawn.regions.some((r) => holds(r, mark))).toBe(true)
        }
      })
    }
  }
}
