'use client'
import { type RefObject, useEffect, useState } from 'react'
import type { Size } from '@/lib/graph/fit'
import type { PanZoom } from '@/lib/graph/pan-zoom'

/**
 * The gestures of the map, and the size of its window; both null until what listens for them is loaded, right after the
 * first picture, which fits itself without.
 */
export function usePanZoom(
  svgRef: RefObject<SVGSVGElement | null>,
  sceneRef: RefObject<SVGGElement | null>,
  empty: boolean,
): { panZoom: PanZoom | null; size: Size | null } {
  const [size, setSize] = useState<Size | null>(null)
  const [panZoom, setPanZoom] = useState<PanZoom | null>(null)
  useEffect(() => {
    const svg = svgRef.current
    // Its place in the page: before it is measured the drawing itself takes only the room it needs.
    const place = svg?.parentElement
    const scene = sceneRef.current
    if (empty || !svg || !place || !scene) return
    let attached: PanZoom | null = null
    let gone = false
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ w: entry.contentRect.width, h: entry.contentRect.height })
    })
    const attach = async () => {
      const { attachPanZoom } = await import('@/lib/graph/pan-zoom')
      if (gone) return
      attached = attachPanZoom(svg, scene)
      setPanZoom(attached)
      const { width, height } = place.getBoundingClientRect()
      setSize({ w: width, h: height })
      observer.observe(place)
    }
    void attach()
    return () => {
      gone = true
      observer.disconnect()
      attached?.destroy()
      setPanZoom(null)
    }
  }, [empty, svgRef, sceneRef])
  return { panZoom, size }
}
