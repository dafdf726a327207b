import type { BandBox, ServerBox } from './layout'
import { arrowHead, type Polyline, rounded } from './polyline'

export interface StreamLine {
  to: string
  d: string
  head: string
}

/**
 * Lines from a leader to its followers, in the foot of their band: the i-th, nearest first, on track 11 + 11 i under the
 * cards (closer when there are many), each leaving the leader 12 px further out. Replicas of another band have no line.
 */
export function streamLines(
  band: BandBox,
  servers: ServerBox[],
  leader: string,
  followers: string[],
): StreamLine[] {
  const inBand = new Map(servers.filter((s) => s.band === band.id).map((s) => [s.key, s]))
  const from = inBand.get(leader)
  if (!from) return []
  const centre = (s: ServerBox) => s.x + s.w / 2
  const targets = followers
    .flatMap((key) => {
      const box = inBand.get(key)
      return box && key !== leader ? [box] : []
    })
    .sort(
      (a, b) =>
        Math.abs(centre(a) - centre(from)) - Math.abs(centre(b) - centre(from)) || (a.key < b.key ? -1 : 1),
    )
  const pitch = targets.length > 2 ? 24 / targets.length : 11
  const spread = Math.min(12, 48 / Math.max(1, targets.length - 1))
  return targets.map((to, i) => {
    const y = band.footY + pitch * (i + 1)
    const left = centre(to) < centre(from)
    const side = (i - (targets.length - 1) / 2) * spread * (left ? 1 : -1)
    const line: Polyline = [
      ...leave(from, side),
      { x: leaveX(from, side), y },
      { x: leaveX(to, 0), y },
      ...leave(to, 0).reverse(),
    ]
    return { to: to.key, d: rounded(line, 4), head: arrowHead(line) }
  })
}

/** A card is left at its lower edge, a chip of a stack at its right one. */
const leaveX = (s: ServerBox, side: number): number =>
  s.form === 'card' ? s.x + s.w / 2 + side : s.x + s.w + 4
function leave(s: ServerBox, side: number): Polyline {
  if (s.form === 'card') return [{ x: leaveX(s, side), y: s.y + s.h + 1 }]
  const y = s.y + s.h / 2
  return [
    { x: s.x + s.w, y },
    { x: leaveX(s, side), y },
  ]
}
