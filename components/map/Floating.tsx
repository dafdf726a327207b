'use client'
import { Suspense, useEffect, useEffectEvent, useState } from 'react'
import { componentOnDemand } from '@/components/ui/onDemand'
import type { Region, Server } from '@/lib/domain/model'
import { type Beyond, beyond } from '@/lib/graph/beyond'
import type { Layout } from '@/lib/graph/layout'
import { cutSides } from '@/lib/graph/minimap'
import type { PanZoom } from '@/lib/graph/pan-zoom'
import { answers } from './words'

const MoreBeyond = componentOnDemand(() => import('./MoreBeyond').then((m) => m.MoreBeyond))
const MiniMap = componentOnDemand(() => import('./MiniMap').then((m) => m.MiniMap))

/**
 * While a part of the map is out of view: the small map, once somebody has moved the large one. Before, it would lie over
 * marks that nobody asked it to cover, and the edges say what lies beyond them.
 */
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
  const [partial, setPartial] = useState<'moved' | readonly Beyond[] | null>(null)
  const { width, height } = layout
  const empty = hasLinks ? 0 : layout.top
  const look = useEffectEvent(() => {
    const [at, view] = [panZoom.looksAt(), panZoom.view()]
    if (cutSides({ w: width, h: height }, at, view, empty).length === 0) setPartial(null)
    else setPartial(panZoom.isMoved() ? 'moved' : beyond(layout, at, view, empty))
  })
  useEffect(() => panZoom.subscribe(() => look()), [panZoom])
  // After the map has fitted itself to a new drawing, and not while it is drawn: that would flash a small map of the misfit.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another size is the trigger
  useEffect(() => look(), [panZoom, width, height, empty])
  if (partial === null) return null
  const troubled = new Set(servers.filter((s) => !answers(s)).map((s) => s.region))
  return (
    <Suspense>
      {partial === 'moved' ? (
        <MiniMap
          layout={layout}
          panZoom={panZoom}
          labels={new Map(regions.map((r) => [r.id, r.label]))}
          troubled={troubled}
        />
      ) : (
        <MoreBeyond beyond={partial} troubled={troubled} panZoom={panZoom} />
      )}
    </Suspense>
  )
}
