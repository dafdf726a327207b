import type { BandBox } from '../layout'
import { type LineMark, lineMark } from '../stream-lines'
import type { CapsuleLayout } from './types'

/** A mark of the map of capsules that stands for servers: a chip for one, a capsule for several. */
export interface Holder extends LineMark {
  keys: readonly string[]
  band: string
}

export const holdersOf = (layout: CapsuleLayout): Holder[] => [
  ...layout.servers.map(
    (s): Holder => ({ ...lineMark(s), key: `server:${s.key}`, keys: [s.key], band: s.band }),
  ),
  ...layout.capsules.map((c): Holder => ({ ...c, key: c.id, leaves: 'below' })),
]

/** The mark of each server. */
export const holderOfServer = (holders: readonly Holder[]): Map<string, Holder> =>
  new Map(holders.flatMap((h) => h.keys.map((key) => [key, h] as const)))

/** The band that a mark stands in: of a cluster in several rows of regions the one at its height. */
export const bandAt = (layout: CapsuleLayout, { band, y }: Holder): BandBox | null =>
  layout.bands.find((b) => b.lane.id === band && y >= b.y && y < b.y + b.h) ?? null

/** What lies under the marks of a band, down to the marks or words of the next one, px. */
export const underOf = (layout: CapsuleLayout, band: BandBox): number =>
  band.y + band.h - band.footY + layout.gap
