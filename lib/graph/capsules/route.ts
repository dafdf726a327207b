import { CHANNEL } from '../metrics'
import type { Polyline } from '../polyline'
import { type Bundle, route } from '../route'
import { type Pair, pairKey } from '../topology'
import type { CapsuleLayout } from './types'

/** Coordinates of the bundles: within a row of regions as arcs above it, between rows around their left side. */
export function capsuleRoute(layout: CapsuleLayout, pairs: Pair[]): Bundle[] {
  const rowsOf = (cluster: string) =>
    layout.strips.flatMap((s, i) => (s.bands.some((b) => b.cluster === cluster) ? [i] : []))
  const within = layout.strips.map((): Pair[] => [])
  const around: Bundle[] = []
  for (const pair of pairs) {
    const [a, b] = [rowsOf(pair.a), rowsOf(pair.b)]
    const common = a.find((i) => b.includes(i))
    const [i, j] = [a[0], b[0]]
    if (common !== undefined) within[common]?.push(pair)
    else if (i !== undefined && j !== undefined) around.push(aroundRows(layout, pair, i, j, around.length))
  }
  return [...layout.strips.flatMap((s, i) => route(s, within[i] ?? [])), ...around].sort((p, q) =>
    p.id < q.id ? -1 : 1,
  )
}

const PITCH = 7

function aroundRows(layout: CapsuleLayout, pair: Pair, i: number, j: number, nth: number): Bundle {
  const from = climb(layout, pair.a, i, nth)
  const to = climb(layout, pair.b, j, nth)
  const x = 6 + ((nth * PITCH) % 8)
  const [first, last] = [from.at(-1), to.at(-1)]
  const line = [
    ...from,
    ...(first && last
      ? [
          { x, y: first.y },
          { x, y: last.y },
        ]
      : []),
    ...[...to].reverse(),
  ]
  const at = { x: ((first?.x ?? x) + x) / 2, y: first?.y ?? 0 }
  return {
    id: pairKey(pair),
    ...pair,
    kind: 'arc',
    line,
    firstOnLeft: false,
    label: { at, room: 0 },
  }
}

/** From the left side of a band up its gutter to the channel above its row. */
function climb(layout: CapsuleLayout, cluster: string, row: number, nth: number): Polyline {
  const strip = layout.strips[row]
  const band = strip?.bands.find((b) => b.cluster === cluster)
  if (!strip || !band) return []
  const y = band.y + Math.min(12, band.h / 2)
  const x = band.x - 4 - (layout.narrow ?? CHANNEL.base) / 2
  const channel = strip.top - 10 - ((nth * PITCH) % (CHANNEL.base - 14))
  return [
    { x: band.x, y },
    { x, y },
    { x, y: channel },
  ]
}
