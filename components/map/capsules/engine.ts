/** The map of many servers: no part of the first load of a map whose servers are cards. See `useCapsules`. */
import { capsuleLayout } from '@/lib/graph/capsules/layout'
import { capsuleRoute } from '@/lib/graph/capsules/route'
import type { CapsuleLayout, Focus } from '@/lib/graph/capsules/types'
import type { highChannel } from '@/lib/graph/crowd'
import type { View } from '@/lib/graph/density'
import { drawnFor } from '@/lib/graph/fit'
import type { Bundle } from '@/lib/graph/route'
import type { Pair, Topology } from '@/lib/graph/topology'

export { capsuleStops, leadsTo } from '@/lib/graph/capsules/focus'
export { crowdOf, leavingLinks } from '../crowd'
export { CapsuleLegend } from './CapsuleLegend'
export { CapsuleScene } from './CapsuleScene'
export { FarCanvas } from './FarCanvas'

let laidOut: { key: string; value: CapsuleLayout } | null = null
let routed: { layout: CapsuleLayout; key: string; value: Bundle[] } | null = null

/** `capsuleLayout` that keeps the identity of its answer, as `rememberedLayout` does. */
export function layoutOf(topology: Topology, view: View, open: string | null, focus: readonly Focus[]) {
  const key = JSON.stringify([topology, view, open, focus])
  if (laidOut?.key !== key) {
    const draw = (window: View) => capsuleLayout(topology, window, { open, focus })
    laidOut = { key, value: drawnFor(view, draw) }
  }
  return laidOut.value
}

export function routesOf(layout: CapsuleLayout, pairs: Pair[]): Bundle[] {
  const key = JSON.stringify(pairs)
  if (routed?.layout !== layout || routed.key !== key)
    routed = { layout, key, value: capsuleRoute(layout, pairs) }
  return routed.value
}

/** The same in another channel above each row of regions. */
export const routesIn = (channel: typeof highChannel, layout: CapsuleLayout, pairs: Pair[]): Bundle[] =>
  capsuleRoute({ ...layout, strips: layout.strips.map((s) => ({ ...s, ...channel(s) })) }, pairs)
