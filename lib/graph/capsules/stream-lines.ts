import type { BandBox } from '../layout'
import { type Foot, type Led, type LineMark, type StreamLine, streamLines } from '../stream-lines'
import { bandAt, type Holder, holderOfServer, holdersOf, underOf } from './marks'
import { CAPSULE } from './metrics'
import type { CapsuleLayout } from './types'

/** Lines between bands run in the left margin, those of each stream at a place of their own. */
const EDGE = { first: 3, pitch: 2.5, most: 4 }
/** More streams in one band take the room of the words too. */
const WITH_WORDS = 3

/**
 * Lines from the mark that holds the leader of a stream to those that hold followers, in the foot of their band; servers in
 * one capsule have none. To another band (a cluster that goes on in the next row of regions, a stream that moves to another
 * cluster) it runs around the left side. `leader` and `followers` are servers; those of the answer are marks.
 */
export function capsuleStreamLines(layout: CapsuleLayout, streams: readonly Led[]): StreamLine[] {
  const holders = holdersOf(layout)
  const holderOf = holderOfServer(holders)
  const feet = new Map<BandBox, Lines>()
  const footOf = (band: BandBox): Lines => {
    const known = feet.get(band) ?? { marks: new Map(), led: [] }
    feet.set(band, known)
    return known
  }
  streams.forEach((stream, nth) => {
    const from = holderOf.get(stream.leader)
    const home = from && bandAt(layout, from)
    if (!from || !home) return
    const away = new Map<BandBox, Holder[]>()
    for (const key of stream.followers) {
      const to = holderOf.get(key)
      const band = to && to !== from ? bandAt(layout, to) : null
      if (to && band) away.set(band, [...(away.get(band) ?? []), to])
    }
    const local = away.get(home) ?? []
    away.delete(home)
    const edge: LineMark = { key: edgeKey(stream.key), x: edgeX(nth), y: 0, w: 0, h: 0, leaves: 'edge' }
    const lead = (band: BandBox, leader: LineMark, followers: LineMark[]) => {
      if (followers.length === 0) return
      const { marks, led } = footOf(band)
      for (const mark of [leader, ...followers]) marks.set(mark.key, mark)
      led.push({ key: stream.key, leader: leader.key, followers: followers.map((f) => f.key) })
    }
    lead(home, from, away.size > 0 ? [...local, edge] : local)
    for (const [band, followers] of away) lead(band, edge, followers)
  })
  const lines = [...feet].flatMap(([band, { marks, led }]) =>
    streamLines(footIn(layout, band, led.length), marks.values(), led),
  )
  return [...lines, ...streams.flatMap(({ key }, nth) => around(key, edgeX(nth), lines))]
}

interface Lines {
  marks: Map<string, LineMark>
  led: Led[]
}

const edgeX = (nth: number): number => EDGE.first + EDGE.pitch * (nth % EDGE.most)
const edgeKey = (stream: string): string => `edge ${stream}`

function footIn(layout: CapsuleLayout, band: BandBox, streams: number): Foot {
  const under = underOf(layout, band) - 3
  const room = Math.min(under, streams <= WITH_WORDS ? CAPSULE.under.lines : under)
  return { y: band.footY, pitch: Math.min(5, room / 2), room, own: 2 }
}

/** Up and down the margin, between the tracks of a stream that end there. */
function around(stream: string, x: number, lines: readonly StreamLine[]): StreamLine[] {
  const edge = edgeKey(stream)
  const ys = lines.flatMap((l) => (l.stream === stream && (l.from === edge || l.to === edge) ? [l.y] : []))
  if (ys.length < 2) return []
  const top = Math.min(...ys)
  return [{ stream, from: edge, to: edge, d: `M${x} ${top}V${Math.max(...ys)}`, head: '', y: top }]
}
