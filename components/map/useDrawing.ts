'use client'
import { useState } from 'react'
import type { Snapshot } from '@/lib/domain/model'
import type { Sieve } from '@/lib/domain/query/sieve'
import type { CapsuleLayout } from '@/lib/graph/capsules/types'
import { USUAL_VIEW, type View } from '@/lib/graph/density'
import type { Layout } from '@/lib/graph/layout'
import { rememberedLayout, rememberedRoutes } from '@/lib/graph/remember'
import type { Bundle } from '@/lib/graph/route'
import type { Tier } from '@/lib/graph/tiers'
import type { Topology } from '@/lib/graph/topology'
import type { Selection } from '@/lib/url/selection'
import type { Capsules } from './capsules/load'
import type { Layer } from './layers'
import { drawnPairs, focusOf, labelledPairs, lookedAt, type MapModel } from './mapModel'
import { type Shown, shownOf } from './shown'
import { stopsOf } from './stops'

interface Drawing {
  layout: Layout
  shown: Shown
  capsules: { engine: Capsules; layout: CapsuleLayout } | null
  /** Links drawn as thin lines, without a label. */
  thin: Bundle[]
  /** Gateway pairs left out because there are too many to draw. */
  notDrawn: number
  /** How many clusters are cross-region. */
  ribbons: number
  stops: () => ReturnType<typeof stopsOf>
}

/** Where everything lies, and what of it is drawn: servers as cards while they are few, else what draws capsules. */
export function useDrawing(input: {
  snapshot: Snapshot
  topology: Topology
  tier: Tier
  /** What draws capsules; null where servers are cards. */
  engine: Capsules | null
  model: MapModel
  sieve: Sieve
  selection: Selection | null
  layers: ReadonlySet<Layer>
  open: string | null
  /** The window of the map; null until it is measured. */
  size: View | null
}): Drawing {
  const { snapshot, topology, tier, engine, model, sieve, selection, layers } = input
  const [cardsOf] = useState(rememberedLayout)
  const [cardRoutesOf] = useState(rememberedRoutes)
  const view = input.size ?? USUAL_VIEW
  const visible = drawnPairs(topology, model, focusOf(selection, model))
  const base = { notDrawn: layers.has('gateways') ? topology.pairs.length - visible.length : 0 }

  const withoutRibbons = (layout: Layout) => {
    const ribbons = new Set(layout.bands.flatMap((b) => (b.ribbon && b.cluster ? [b.cluster] : [])))
    const pairs = visible.filter((p) => layers.has('ribbons') || (!ribbons.has(p.a) && !ribbons.has(p.b)))
    return { ribbons: ribbons.size, pairs: layers.has('gateways') ? pairs : [] }
  }
  if (engine === null) {
    const layout = cardsOf(topology, view)
    const { ribbons, pairs } = withoutRibbons(layout)
    // Routed with all that may be drawn, so that a layer switched off moves no other bundle.
    const ids = new Set(pairs)
    const bundles = cardRoutesOf(layout, visible).filter((b) =>
      [...ids].some((p) => p.a === b.a && p.b === b.b),
    )
    const shown = shownOf(layout, bundles, model, sieve)
    const stops = () => stopsOf(shown.layout, shown.bundles)
    return { ...base, layout, shown, capsules: null, thin: [], ribbons, stops }
  }
  const focus = tier === 'regions' ? lookedAt(selection, snapshot, model) : []
  const wanted = input.open ?? (tier === 'regions' && selection?.kind === 'region' ? selection.id : null)
  const layout = engine.layoutOf(topology, view, wanted, focus)
  const { ribbons, pairs } = withoutRibbons(layout)
  const { labelled, rest } = labelledPairs(pairs, model)
  const shown = shownOf(layout, engine.routesOf(layout, labelled), model, sieve)
  const stops = () => engine.capsuleStops(shown.layout, shown.bundles)
  return {
    ...base,
    layout,
    shown,
    capsules: { engine, layout: shown.layout },
    thin: engine.thinRoutesOf(layout, rest),
    ribbons,
    stops,
  }
}
