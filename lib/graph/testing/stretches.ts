import type { Box } from '../metrics'

/** Where a path of level and upright stretches runs, as boxes without breadth; rounded corners as their ends. */
export function stretches(d: string): Box[] {
  const points: [number, number][] = []
  let [x, y] = [0, 0]
  for (const [, command = '', rest = ''] of d.matchAll(/([MLAHV])([^MLAHV]*)/g)) {
    const numbers = rest
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number)
    const last = numbers.at(-1) ?? 0
    if (command === 'H') x = last
    else if (command === 'V') y = last
    else [x, y] = [numbers.at(-2) ?? x, last]
    points.push([x, y])
  }
  return points.slice(1).map(([x, y], i) => {
    const [px, py] = points[i] ?? [x, y]
    return { x: Math.min(x, px), y: Math.min(y, py), w: Math.abs(x - px), h: Math.abs(y - py) }
  })
}
