import type { ServerBox } from './layout'
import type { Box } from './metrics'
import { arrowHead, type Polyline, rounded } from './polyline'

/** A stream whose lines are wanted: the marks that hold its leader and its followers. */
export interface Led {
  key: string
  leader: string
  followers: readonly string[]
}

/**
 * A mark that lines leave and reach: a card at its lower edge, a mark of a stack at its right one. At the edge of the
 * drawing a line goes on elsewhere.
 */
export interface LineMark extends Box {
  key: string
  leaves: 'below' | 'beside' | 'edge'
}

export interface StreamLine {
  stream: string
  from: string
  to: string
  d: string
  head: string
  /** y of its track. */
  y: number
}

/** The foot of a band, px: where the marks end, how far the tracks lie from there and from each other, and their room. */
export interface Foot {
  y: number
  pitch: number
  room: number
  /** Up to so many lines have a track each; of more, those of one stream share theirs. */
  own: number
}

/** Under cards: track i at 11 + 11 i. */
export const cardFoot = (band: { footY: number }): Foot => ({ y: band.footY, pitch: 11, room: 24, own: 6 })

export const lineMark = (s: ServerBox): LineMark => ({
  ...s,
  leaves: s.form === 'card' ? 'below' : 'beside',
})

interface Line {
  stream: string
  from: LineMark
  to: LineMark
  track: number
}

/**
 * Lines from leaders to their followers, in the foot of their band: those of a stream one after the other, nearest first,
 * closer to each other when there are many. No two lie on each other: each leaves and reaches a mark at a place of its own.
 * Replicas in no mark have no line.
 */
export function streamLines(foot: Foot, marks: Iterable<LineMark>, streams: readonly Led[]): StreamLine[] {
  const known = new Map([...marks].map((m) => [m.key, m]))
  const byStream = streams.map((s) => targets(s, known)).filter((lines) => lines.length > 0)
  const all = byStream.flat()
  if (all.length <= foot.own) for (const [i, line] of all.entries()) line.track = i
  else for (const [i, lines] of byStream.entries()) for (const line of lines) line.track = i
  const tracks = new Set(all.map((l) => l.track)).size
  const pitch = Math.min(foot.pitch, foot.room / Math.max(1, tracks))
  const places = placesOf(all)
  return all.map((line) => {
    const y = foot.y + pitch * (line.track + 1)
    const [x1, x2] = [places(line, line.from), places(line, line.to)]
    const path: Polyline = isBow(line)
      ? [...leave(line.from, x1), ...leave(line.to, x1).reverse()]
      : [...leave(line.from, x1), { x: x1, y }, { x: x2, y }, ...leave(line.to, x2).reverse()]
    const head = line.to.leaves === 'edge' ? '' : arrowHead(path)
    return { stream: line.stream, from: line.from.key, to: line.to.key, d: rounded(path, 4), head, y }
  })
}

const centre = (s: Box) => s.x + s.w / 2

/** Between marks of one stack: down its side, and not through the foot. */
const isBow = ({ from, to }: Line): boolean =>
  from.leaves === 'beside' && to.leaves === 'beside' && from.x === to.x

function targets(led: Led, marks: ReadonlyMap<string, LineMark>): Line[] {
  const from = marks.get(led.leader)
  if (!from) return []
  const far = (s: Box) => Math.abs(centre(s) - centre(from))
  return [...new Set(led.followers)]
    .flatMap((key) => {
      const to = marks.get(key)
      return to && key !== led.leader ? [to] : []
    })
    .sort((a, b) => far(a) - far(b) || (a.key < b.key ? -1 : 1))
    .map((to) => ({ stream: led.key, from, to, track: 0 }))
}

/**
 * The x at which a line meets one of its two marks. From the left: those that go left, shallowest first, then those that go
 * right, deepest first; so none crosses another at the mark. Lines that share a track share the place.
 */
function placesOf(lines: readonly Line[]): (line: Line, at: LineMark) => number {
  const slots = new Map<string, number[]>()
  const slotOf = (line: Line, at: LineMark) => {
    const other = at === line.from ? line.to : line.from
    return centre(other) < centre(at) ? line.track : 1000 - line.track
  }
  for (const line of lines) {
    for (const at of [line.from, line.to]) {
      const known = slots.get(at.key) ?? []
      const slot = slotOf(line, at)
      if (!known.includes(slot)) known.push(slot)
      slots.set(at.key, known)
    }
  }
  for (const known of slots.values()) known.sort((a, b) => a - b)
  return (line, at) => {
    const known = slots.get(at.key) ?? []
    const nth = known.indexOf(slotOf(line, at)) - (known.length - 1) / 2
    if (at.leaves === 'edge') return at.x
    if (at.leaves === 'below') {
      const room = Math.min(48, at.w * 0.6)
      return centre(at) + nth * Math.min(12, room / Math.max(1, known.length - 1))
    }
    return at.x + at.w + 3.5 + nth * Math.min(1.5, 6 / known.length)
  }
}

function leave(s: LineMark, x: number): Polyline {
  if (s.leaves === 'edge') return []
  if (s.leaves === 'below') return [{ x, y: s.y + s.h + 1 }]
  const y = s.y + s.h / 2
  return [
    { x: s.x + s.w, y },
    { x, y },
  ]
}
