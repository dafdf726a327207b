'use client'
import { useState } from 'react'
import type { LinkState } from '@/lib/domain/link-state'
import type { Snapshot } from '@/lib/domain/model'
import type { Sieve } from '@/lib/domain/query/sieve'
import type { CapsuleLayout } from '@/lib/graph/capsules/types'
import type { View } from '@/lib/graph/density'
import type { Layout } from '@/lib/graph/layout'
import { drawsAll } from '@/lib/graph/metrics'
import { rememberedLayout, rememberedRoutes } from '@/lib/graph/remember'
import { type Bundle, route } from '@/lib/graph/route'
import type { Tier } from '@/lib/graph/tiers'
import { type Pair, pairKey, type Topology } from '@/lib/graph/topology'
import type { Selection } from '@/lib/url/selection'
import type { Capsules } from './capsules/load'
import type { Layer } from './layers'
import type { Rest } from './leaving'
import { drawnPairs, focusOf, lookedAt, type MapModel } from './mapModel'
import { keptOf, type Shown, shownOf } from './shown'
import { stopsOf } from './stops'
import type { CrowdModule } from './useCrowd'

export interface Drawing {
  layout: Layout
  shown: Shown
  /** What hide leaves of the topology, drawn or not. What follows is counted in it. */
  kept: Topology
  capsules: { engine: Capsules; layout: CapsuleLayout } | null
  /** Links drawn as thin lines, without a label, and their states. */
  thin: readonly Bundle[]
  thinStates: readonly LinkState[]
  /** How many of them have a fault. */
  moreFaulty: number
  /** Lines that stand for several links out of the scope. */
  rests: readonly Rest[]
  /** Gateway pairs left out because there are too many to draw, and how many of them are in focus or have a fault. */
  notDrawn: number
  left: number
  /** How many clusters are cross-region. */
  ribbons: number
  stops: () => ReturnType<typeof stopsOf>
}

const NO_LINKS = { bundles: [], rests: [], thin: [], states: [], moreFaulty: [], left: [] }

/** Where everything lies, and what of it is drawn: servers as cards while they are few, else what draws capsules. */
export function useDrawing(input: {
  snapshot: Snapshot
  topology: Topology
  tier: Tier
  /** What draws capsules; null where servers are cards. */
  engine: Capsules | null
  /** What arranges gateways; null where all are drawn and named, and none leads out of a scope. */
  crowd: Pick<CrowdModule, 'crowdOf' | 'leavingLinks'> | null
  model: MapModel
  sieve: Sieve
  selection: Selection | null
  layers: ReadonlySet<Layer>
  open: string | null
  /** The window of the map, or what it is taken for until it is measured. */
  view: View
}): Drawing {
  const { snapshot, topology, tier, engine, crowd, model, sieve, selection, layers, view } = input
  const [cardsOf] = useState(rememberedLayout)
  const [cardRoutesOf] = useState(rememberedRoutes)
  const focus = focusOf(selection, model)
  const visible = drawnPairs(topology, model, focus)
  const isOn = layers.has('gateways')
  const outside = topology.outside ?? []

  const kept = keptOf(topology, model, sieve)
  const ids = sieve.active ? new Set([...kept.pairs, ...(kept.outside ?? [])].map(pairKey)) : null
  const isKept = (key: string) => ids === null || ids.has(key)
  const count = (pairs: readonly Pair[]) => (isOn ? pairs.filter((p) => isKept(pairKey(p))).length : 0)
  const notDrawn = isOn ? kept.pairs.length - count(visible) : 0

  const ribbonsIn = ({ bands }: Pick<Layout, 'bands'>) =>
    new Set(bands.flatMap((b) => (b.ribbon && b.cluster ? [b.cluster] : [])))
  const withoutRibbons = (layout: Layout) => {
    const ribbons = ribbonsIn(layout)
    const hasBoth = (p: Pair) => layers.has('ribbons') || (!ribbons.has(p.a) && !ribbons.has(p.b))
    const leaving =
      isOn && crowd
        ? crowd.leavingLinks(layout, outside.filter(hasBoth), model, focus, (p) => isKept(pairKey(p)))
        : NO_LINKS
    return { pairs: isOn ? visible.filter(hasBoth) : [], leaving }
  }
  if (engine === null) {
    const layout = cardsOf(topology, view)
    const { pairs, leaving } = withoutRibbons(layout)
    // Routed with all that may be drawn, so that a layer switched off moves no other bundle.
    const drawn = new Set(pairs.map(pairKey))
    const arranged =
      crowd && !drawsAll(topology)
        ? crowd.crowdOf(layout, visible, model, (channel, some) =>
            route({ ...layout, ...channel(layout) }, some),
          )
        : { ...NO_LINKS, bundles: cardRoutesOf(layout, visible) }
    const all = [...arranged.bundles, ...arranged.thin].filter((b) => drawn.has(b.id))
    const shown = shownOf(layout, [...all, ...leaving.bundles], model, sieve)
    return {
      layout,
      shown,
      kept,
      capsules: null,
      thin: [],
      thinStates: [],
      moreFaulty: count(arranged.moreFaulty),
      rests: leaving.rests,
      notDrawn: notDrawn + count(arranged.left),
      left: count(arranged.left),
      ribbons: ribbonsIn(shown.layout).size,
      stops: () => stopsOf(shown.layout, shown.bundles),
    }
  }
  const near = tier === 'regions' ? lookedAt(selection, snapshot, model) : []
  const wanted = input.open ?? (tier === 'regions' && selection?.kind === 'region' ? selection.id : null)
  const layout = engine.layoutOf(topology, view, wanted, near)
  const { pairs, leaving } = withoutRibbons(layout)
  const arranged = drawsAll(topology)
    ? { ...NO_LINKS, bundles: engine.routesOf(layout, pairs) }
    : engine.crowdOf(layout, pairs, model, (channel, some) => engine.routesIn(channel, layout, some))
  const shown = shownOf(layout, [...arranged.bundles, ...leaving.bundles], model, sieve)
  return {
    layout,
    shown,
    kept,
    capsules: { engine, layout: shown.layout },
    thin: sieve.active ? arranged.thin.filter((b) => isKept(b.id)) : arranged.thin,
    thinStates: arranged.states.filter((_, i) => isKept(arranged.thin[i]?.id ?? '')),
    moreFaulty: count(arranged.moreFaulty),
    rests: leaving.rests,
    notDrawn: notDrawn + count(arranged.left),
    left: count(arranged.left),
    ribbons: ribbonsIn(shown.layout).size,
    stops: () => engine.capsuleStops(shown.layout, shown.bundles),
  }
}
