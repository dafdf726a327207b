import type { Scope } from '@/lib/domain/scope'
import type { BandBox, Layout, RegionBox } from '../layout'
import type { Box } from '../metrics'
import type { Tier } from '../tiers'

/** Servers of one cluster that are drawn as one mark: those of an AZ, or of a whole region. */
export interface CapsuleBox extends Box {
  id: string
  of: Scope
  cluster: string | null
  band: string
  keys: string[]
}

/** The foot of a region: how many of its servers are not drawn one by one. */
export interface FootBox extends Box {
  region: string
  /** Servers of the region that have a mark of their own. */
  drawn: string[]
  /** Those inside capsules, or in no mark at all. */
  inside: string[]
}

export interface CapsuleLayout extends Layout {
  tier: Exclude<Tier, 'cards'>
  /** Between two lanes, px. */
  gap: number
  /** Each row of regions as a drawing of its own, in the coordinates of the whole. */
  strips: Layout[]
  capsules: CapsuleBox[]
  feet: FootBox[]
  /** Regions whose AZ columns are wide open. */
  opened: ReadonlySet<string>
}

/** A cluster somebody looks at; in one of its regions, or in all. */
export interface Focus {
  cluster: string
  region: string | null
}

/** What is asked to be drawn server by server. */
export interface Wanted {
  open: string | null
  /** At the tier of regions the servers of these are drawn, as far as the budget reaches. */
  focus: readonly Focus[]
}
export interface CapsulePlan extends Wanted {
  tier: CapsuleLayout['tier']
  /** Chips abreast in every AZ of the one region that there is; null where there are several. */
  spread: number | null
}

export type { BandBox, RegionBox }
