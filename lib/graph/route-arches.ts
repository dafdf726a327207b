import type { Layout, ServerBox } from './layout'
import { type Polyline, rounded } from './polyline'

export interface Arch {
  id: string
  d: string
}
interface Ends {
  id: string
  a: string
  b: string
}

/** Up to so many cards of a band have all their routes drawn. */
export const ALL_ROUTES = 4
const OVER = { first: 3, pitch: 2.2 }
/** Where an arch leaves the upper edge of a card, from its side; the middle is the crown's. */
const FOOT = { first: 8, pitch: 7, most: 3 }

/**
 * The lines of routes between servers that are drawn: arches over the cards of a band, on tracks of their own, the shorter
 * below the longer; through the gaps between marks where servers are drawn otherwise. Pairs of which a server is not drawn
 * are left out.
 */
export function routeArches(layout: Pick<Layout, 'servers'>, pairs: readonly Ends[]): Arch[] {
  const boxes = new Map(layout.servers.map((s) => [s.key, s]))
  const bands = new Map<string, Span[]>()
  const winding: Arch[] = []
  for (const pair of pairs) {
    const [p, q] = [boxes.get(pair.a), boxes.get(pair.b)]
    if (!p || !q) continue
    const [left, right] = p.x <= q.x ? [p, q] : [q, p]
    if (left.form === 'card' && right.form === 'card' && left.band === right.band) {
      bands.set(left.band, [...(bands.get(left.band) ?? []), { id: pair.id, left, right, track: 0 }])
    } else winding.push({ id: pair.id, d: rounded(throughGaps(left, right, layout.servers), 3) })
  }
  return [...[...bands.values()].flatMap(arches), ...winding]
}

interface Span {
  id: string
  left: ServerBox
  right: ServerBox
  track: number
}

function arches(spans: Span[]): Arch[] {
  const length = (s: Span) => s.right.x - s.left.x
  spans.sort((s, t) => length(s) - length(t) || s.left.x - t.left.x || (s.id < t.id ? -1 : 1))
  spans.forEach((span, i) => {
    const below = spans.slice(0, i).filter((o) => o.left.x < span.right.x && span.left.x < o.right.x)
    span.track = below.reduce((t, o) => Math.max(t, o.track + 1), 0)
  })
  const nth = (of: Span, at: (s: Span) => ServerBox) =>
    Math.min(FOOT.most - 1, spans.filter((s) => at(s) === at(of)).indexOf(of))
  return spans.map((s) => {
    const x1 = s.left.x + s.left.w - FOOT.first - FOOT.pitch * nth(s, (o) => o.left)
    const x2 = s.right.x + FOOT.first + FOOT.pitch * nth(s, (o) => o.right)
    const y = s.left.y - OVER.first - OVER.pitch * (s.track + 1)
    return { id: s.id, d: `M${x1} ${s.left.y}V${y}H${x2}V${s.right.y}` }
  })
}

/** Beside a mark, under it and over it. */
const GAP = { beside: 3.5, over: 2 }

/** From the side that faces the other, down or up a gap, and along the first height where nothing stands between them. */
function throughGaps(left: ServerBox, right: ServerBox, all: readonly ServerBox[]): Polyline {
  const y = (s: ServerBox) => s.y + s.h / 2
  const from = { x: left.x + left.w, y: y(left) }
  const to = { x: right.x, y: y(right) }
  if (right.x < from.x) {
    // One above the other: down the gap on their left.
    const x = Math.min(left.x, right.x) - GAP.beside
    const [p, q] = [left, right].map((s) => ({ x: s.x, y: y(s) }))
    return p && q ? [p, { x, y: p.y }, { x, y: q.y }, q] : []
  }
  const [x1, x2] = [from.x + GAP.beside, to.x - GAP.beside]
  if (x2 <= x1 + 1) return [from, { x: x1, y: from.y }, { x: x1, y: to.y }, to]
  const between = all.filter((s) => s.x < x2 && x1 < s.x + s.w && s.band === left.band)
  const lowest = Math.max(...[left, right, ...between].map((s) => s.y + s.h))
  const heights = [
    from.y,
    ...[left, right].flatMap((s) => [s.y + s.h + GAP.over, s.y - GAP.over]),
    lowest + GAP.over,
  ]
  const at = heights.find((h) => between.every((s) => h <= s.y || h >= s.y + s.h)) ?? lowest + GAP.over
  return [from, { x: x1, y: from.y }, { x: x1, y: at }, { x: x2, y: at }, { x: x2, y: to.y }, to]
}
