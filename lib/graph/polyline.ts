import { pathRound } from 'd3'
import type { Point } from './metrics'

/** Runs of horizontal and vertical stretches. */
export type Polyline = Point[]

const direction = (a: Point, b: Point): Point => ({ x: Math.sign(b.x - a.x), y: Math.sign(b.y - a.y) })

export const lengthOf = (line: Polyline): number =>
  line.slice(1).reduce((sum, p, i) => {
    const q = line[i] ?? p
    return sum + Math.abs(p.x - q.x) + Math.abs(p.y - q.y)
  }, 0)

/** The line moved by `d` px to the left of its direction of travel (screen coordinates, y down). */
export function offset(line: Polyline, d: number): Polyline {
  return line.map((p, i) => {
    const before = line[i - 1]
    const after = line[i + 1]
    const din = before ? direction(before, p) : null
    const dout = after ? direction(p, after) : null
    const normals = [din, dout].flatMap((v) => (v ? [{ x: v.y, y: -v.x }] : []))
    const [a, b] = normals
    if (!a) return p
    if (!b || (a.x === b.x && a.y === b.y)) return { x: p.x + a.x * d, y: p.y + a.y * d }
    return { x: p.x + (a.x + b.x) * d, y: p.y + (a.y + b.y) * d }
  })
}

/** The part of the line between two distances from its start. */
export function cut(line: Polyline, from: number, to: number): Polyline {
  const out: Polyline = []
  let walked = 0
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]
    const b = line[i]
    if (!a || !b) continue
    const d = direction(a, b)
    const len = Math.abs(b.x - a.x) + Math.abs(b.y - a.y)
    const start = Math.max(from, walked)
    const end = Math.min(to, walked + len)
    if (start < end || (start === end && out.length === 0 && start >= walked && start <= walked + len)) {
      const at = (s: number) => ({ x: a.x + d.x * (s - walked), y: a.y + d.y * (s - walked) })
      if (out.length === 0) out.push(at(start))
      out.push(at(end))
    }
    walked += len
  }
  return out
}

/** Where the line is at a distance from its start, and its direction there. */
export function pointAt(line: Polyline, s: number): { at: Point; dir: Point } {
  let walked = 0
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]
    const b = line[i]
    if (!a || !b) continue
    const d = direction(a, b)
    const len = Math.abs(b.x - a.x) + Math.abs(b.y - a.y)
    if (s <= walked + len || i === line.length - 1)
      return { at: { x: a.x + d.x * (s - walked), y: a.y + d.y * (s - walked) }, dir: d }
    walked += len
  }
  return { at: line[0] ?? { x: 0, y: 0 }, dir: { x: 1, y: 0 } }
}

/** SVG path with corners rounded by at most `radius`. */
export function rounded(line: Polyline, radius = 8): string {
  const p = pathRound(2)
  line.forEach((q, i) => {
    const before = line[i - 1]
    const after = line[i + 1]
    if (!before) p.moveTo(q.x, q.y)
    else if (!after) p.lineTo(q.x, q.y)
    else {
      const room = Math.min(span(before, q), span(q, after)) / 2
      p.arcTo(q.x, q.y, after.x, after.y, Math.min(radius, room))
    }
  })
  return p.toString()
}
const span = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)

/** Open arrow head at the end of the line. */
export function arrowHead(line: Polyline, size = 4): string {
  const tip = line.at(-1)
  const before = line.at(-2)
  if (!tip || !before) return ''
  const d = direction(before, tip)
  const back = { x: tip.x - d.x * (size + 1), y: tip.y - d.y * (size + 1) }
  const p = pathRound(2)
  p.moveTo(back.x + d.y * size, back.y + d.x * size)
  p.lineTo(tip.x, tip.y)
  p.lineTo(back.x - d.y * size, back.y - d.x * size)
  return p.toString()
}
