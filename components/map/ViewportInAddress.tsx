'use client'
import { createParser, useQueryState } from 'nuqs'
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import type { PanZoom } from '@/lib/graph/pan-zoom'
import { parseViewport, serializeViewport, type Viewport } from '@/lib/url/viewport'

const parser = createParser<Viewport>({
  parse: parseViewport,
  serialize: serializeViewport,
  eq: (a, b) => serializeViewport(a) === serializeViewport(b),
}).withOptions({ history: 'replace' })

/**
 * Keeps what is looked at in the address (`vp`): read when the page opens and on back and forward, written when a gesture
 * rests. A component of its own, so that nothing else is drawn again for it; it replaces, so that history holds places and not gestures.
 */
export function ViewportInAddress({ panZoom, onFit }: { panZoom: PanZoom; onFit: () => void }) {
  const [viewport, setViewport] = useQueryState('vp', parser)
  const known = useRef<string | null>(null)
  const text = viewport === null ? null : serializeViewport(viewport)
  const apply = useEffectEvent(() => {
    if (known.current === text) return
    known.current = text
    if (viewport === null) onFit()
    else panZoom.lookAt(viewport)
  })
  // Before the first paint, and before the map fits itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: applied when either changes
  useLayoutEffect(() => apply(), [text, panZoom])
  useEffect(
    () =>
      panZoom.onRest(() => {
        const look = panZoom.isMoved() ? panZoom.looksAt() : null
        known.current = look && serializeViewport(look)
        void setViewport(look)
      }),
    [panZoom, setViewport],
  )
  return null
}
