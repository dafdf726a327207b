'use client'
import { Suspense, useEffect, useEffectEvent, useState } from 'react'
import { componentOnDemand } from '@/components/ui/onDemand'
import type { Region, Server } from '@/lib/domain/model'
import type { Layout } from '@/lib/graph/layout'
import { isPartial } from '@/lib/graph/minimap'
import type { PanZoom } from '@/lib/graph/pan-zoom'
import { answers } from './words'

const MiniMap = componentOnDemand(() => import('./MiniMap').then((m) => m.MiniMap))

/** The small map, while a part of the large one is out of view. */
export function Floating({
  layout,
  hasLinks,
  panZoom,
  servers,
  regions,
}: {
  layout: Layout
  /** Whether any is drawn: without, nothing stands above the regions. */
  hasLinks: boolean
  panZoom: PanZoom
  servers: readonly Server[]
  regions: readonly Region[]
}) {
  const [partial, setPartial] = useState(false)
  const { width, height } = layout
  const empty = hasLinks ? 0 : layout.top
  const look = useEffectEvent(() => {
    setPartial(isPartial({ w: width, h: height }, panZoom.looksAt(), panZoom.view(), empty))
  })
  useEffect(() => panZoom.subscribe(() => look()), [panZoom])
  // After the map has fitted itself to a new drawing, and not while it is drawn: that would flash a small map of the misfit.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another size is the trigger
  useEffect(() => look(), [panZoom, width, height, empty])
  return partial ? (
    <Suspense>
      <MiniMap
        layout={layout}
        panZoom={panZoom}
        labels={new Map(regions.map((r) => [r.id, r.label]))}
        troubled={new Set(servers.filter((s) => !answers(s)).map((s) => s.region))}
      />
    </Suspense>
  ) : null
}
