import type { Layout, ServerBox } from './layout'

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
 * below the longer; curves where servers are drawn otherwise. Pairs of which a server is not drawn are left out.
 */
export function routeArches(layout: Pick<Layout, 'servers'>, pairs: readonly Ends[]): Arch[] {
  const boxes = new Map(layout.servers.map((s) => [s.key, s]))
  const bands = new Map<string, Span[]>()
  const curves: Arch[] = []
  for (const pair of pairs) {
    const [p, q] = [boxes.get(pair.a), boxes.get(pair.b)]
    if (!p || !q) continue
    const [left, right] = p.x <= q.x ? [p, q] : [q, p]
    if (left.form === 'card' && right.form === 'card' && left.band === right.band) {
      bands.set(left.band, [...(bands.get(left.band) ?? []), { id: pair.id, left, right, track: 0 }])
    } else curves.push({ id: pair.id, d: curve(left, right) })
  }
  return [...[...bands.values()].flatMap(arches), ...curves]
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

/** From the side that faces the other; servers one above the other are joined by a bow on their left. */
function curve(left: ServerBox, right: ServerBox): string {
  const y = (s: ServerBox) => s.y + s.h / 2
  if (right.x < left.x + left.w) {
    const bow = Math.min(14, 4 + Math.abs(y(right) - y(left)) / 12)
    return `M${left.x} ${y(left)}C${left.x - bow} ${y(left)} ${right.x - bow} ${y(right)} ${right.x} ${y(right)}`
  }
  const x1 = left.x + left.w
  const middle = (x1 + right.x) / 2
  return `M${x1} ${y(left)}C${middle} ${y(left)} ${middle} ${y(right)} ${right.x} ${y(right)}`
}
