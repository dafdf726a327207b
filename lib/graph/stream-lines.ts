import type { BandBox, ServerBox } from './layout'
import { arrowHead, type Polyline, rounded } from './polyline'

/** A stream whose lines are wanted. */
export interface Led {
  key: string
  leader: string
  followers: readonly string[]
}

export interface StreamLine {
  stream: string
  to: string
  d: string
  head: string
}

interface Line {
  stream: string
  from: ServerBox
  to: ServerBox
  track: number
}

/** Up to so many lines have a track each; of more, those of one stream share theirs. */
const OWN_TRACKS = 6
/** Of the first track under the cards, and from track to track while there is room. */
const PITCH = 11
const FOOT = 24

/**
 * Lines from leaders to their followers, in the foot of their band: those of a stream one after the other, nearest first,
 * track i at 11 + 11 i under the cards (closer when there are many). No two lie on each other: each leaves and reaches a card
 * at a place of its own. Replicas of another band, and of servers that are not drawn, have no line.
 */
export function streamLines(
  band: BandBox,
  servers: readonly ServerBox[],
  streams: readonly Led[],
): StreamLine[] {
  const inBand = new Map(servers.filter((s) => s.band === band.id).map((s) => [s.key, s]))
  const byStream = streams.map((s) => targets(s, inBand)).filter((lines) => lines.length > 0)
  const all = byStream.flat()
  if (all.length <= OWN_TRACKS) for (const [i, line] of all.entries()) line.track = i
  else for (const [i, lines] of byStream.entries()) for (const line of lines) line.track = i
  const tracks = new Set(all.map((l) => l.track)).size
  const pitch = tracks > 2 ? FOOT / tracks : PITCH
  const places = placesOf(all)
  return all.map((line) => {
    const y = band.footY + pitch * (line.track + 1)
    const [x1, x2] = [places(line, line.from), places(line, line.to)]
    const path: Polyline = [
      ...leave(line.from, x1),
      { x: x1, y },
      { x: x2, y },
      ...leave(line.to, x2).reverse(),
    ]
    return { stream: line.stream, to: line.to.key, d: rounded(path, 4), head: arrowHead(path) }
  })
}

const centre = (s: ServerBox) => s.x + s.w / 2

function targets(led: Led, inBand: ReadonlyMap<string, ServerBox>): Line[] {
  const from = inBand.get(led.leader)
  if (!from) return []
  const far = (s: ServerBox) => Math.abs(centre(s) - centre(from))
  return led.followers
    .flatMap((key) => {
      const to = inBand.get(key)
      return to && key !== led.leader ? [to] : []
    })
    .sort((a, b) => far(a) - far(b) || (a.key < b.key ? -1 : 1))
    .map((to) => ({ stream: led.key, from, to, track: 0 }))
}

/**
 * The x at which a line meets one of its two servers. From the left: those that go left, shallowest first, then those that go
 * right, deepest first; so none crosses another at the card. Lines that share a track share the place.
 */
function placesOf(lines: readonly Line[]): (line: Line, at: ServerBox) => number {
  const slots = new Map<string, number[]>()
  const slotOf = (line: Line, at: ServerBox) => {
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
    // A card is left at its lower edge, a chip of a stack at its right one.
    if (at.form === 'card') return centre(at) + nth * Math.min(12, 48 / Math.max(1, known.length - 1))
    return at.x + at.w + 4 + nth * Math.min(1.5, 6 / known.length)
  }
}

function leave(s: ServerBox, x: number): Polyline {
  if (s.form === 'card') return [{ x, y: s.y + s.h + 1 }]
  const y = s.y + s.h / 2
  return [
    { x: s.x + s.w, y },
    { x, y },
  ]
}
