import type { Lane } from '../lanes'
import { BUDGET } from '../tiers'
import type { Topology } from '../topology'
import type { CapsulePlan } from './types'

/** How the servers of a cluster in a region are drawn: one by one, one mark an AZ, one mark. */
export type Grain = 'chips' | 'azs' | 'cluster'

/** The servers of one cluster in one region. */
export interface Part {
  cluster: string | null
  lane: string
  region: string
  azs: Map<string | null, string[]>
}

export const partKey = (lane: string, region: string): string => JSON.stringify([lane, region])

/** Every cluster in every region where it has servers, by `partKey`, in the order of the rows. */
export function partsOf(lanes: readonly Lane[], topology: Topology): Map<string, Part> {
  const parts = new Map<string, Part>()
  for (const lane of lanes)
    for (const s of lane.servers) {
      const key = partKey(lane.id, s.region)
      const part = parts.get(key) ?? {
        cluster: lane.cluster,
        lane: lane.id,
        region: s.region,
        azs: new Map(),
      }
      part.azs.set(s.az, [...(part.azs.get(s.az) ?? []), s.key])
      parts.set(key, part)
    }
  const place = new Map(topology.regions.map((r, i) => [r.id, i]))
  const at = (p: Part) => place.get(p.region) ?? 0
  return new Map([...parts].sort(([, a], [, b]) => at(a) - at(b)))
}

const marksOf = (part: Part, grain: Exclude<Grain, 'cluster'>): number =>
  grain === 'azs' ? part.azs.size : [...part.azs.values()].reduce((n, keys) => n + keys.length, 0)

/** Where regions are capsules, an open one with more servers shows its AZs: to see servers one turns to a cluster, or scopes. */
const FEW = 60

/**
 * At the tier of AZs the open region shows all its servers. At that of regions the clusters in focus come first, then the
 * others of the open region, as long as no more than the budget of marks is drawn; a focus too large shows its AZs.
 */
export function grainsOf(parts: ReadonlyMap<string, Part>, plan: CapsulePlan): Map<string, Grain> {
  const base: Grain = plan.tier === 'azs' ? 'azs' : 'cluster'
  const grains = new Map<string, Grain>([...parts.keys()].map((key) => [key, base]))
  if (plan.tier === 'azs') {
    for (const [key, part] of parts) if (part.region === plan.open) grains.set(key, 'chips')
    return grains
  }
  let marks = parts.size
  const refine = (key: string, part: Part, options: readonly Exclude<Grain, 'cluster'>[]) => {
    const chosen = options.find((g) => marks - 1 + marksOf(part, g) <= BUDGET)
    if (!chosen) return
    grains.set(key, chosen)
    marks += marksOf(part, chosen) - 1
  }
  const inFocus = (p: Part) =>
    plan.focus.some((f) => f.cluster === p.cluster && (f.region === null || f.region === p.region))
  for (const [key, part] of parts) if (inFocus(part)) refine(key, part, ['chips', 'azs'])
  // All of an open region in one way: a part of it drawn finer would look as if it were different.
  const open = [...parts].filter(([, p]) => p.region === plan.open && !inFocus(p))
  const few = open.reduce((n, [, p]) => n + marksOf(p, 'chips'), 0) <= FEW
  for (const [key, part] of open) refine(key, part, few ? ['chips', 'azs'] : ['azs'])
  return grains
}
