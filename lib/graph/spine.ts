import type { ServerBox } from './layout'

/** Where a stretch of a spine begins and ends, x. */
export type Stretch = readonly [from: number, to: number]

/** The bar of a cluster from card to card, at the height of their rings: a stretch between each two that are beside each other. */
export function spineOf(servers: readonly ServerBox[]): Stretch[] {
  const spans = [...new Map(servers.map((s) => [s.x, s.x + s.w]))].sort((a, b) => a[0] - b[0])
  return spans.slice(1).map(([x], i) => [spans[i]?.[1] ?? x, x])
}
