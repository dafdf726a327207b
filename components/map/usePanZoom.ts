'use client'
import { type RefObject, useLayoutEffect, useState } from 'react'
import { attachPanZoom, type PanZoom, type Size } from '@/lib/graph/pan-zoom'

/** The gestures of the map, and the size of its window; both null until the browser has taken over. */
export function usePanZoom(
  svgRef: RefObject<SVGSVGElement | null>,
  sceneRef: RefObject<SVGGElement | null>,
  empty: boolean,
): { panZoom: PanZoom | null; size: Size | null } {
  const [size, setSize] = useState<Size | null>(null)
  const [panZoom, setPanZoom] = useState<PanZoom | null>(null)
  useLayoutEffect(() => {
    const svg = svgRef.current
    const scene = sceneRef.current
    if (empty || !svg || !scene) return
    const attached = attachPanZoom(svg, scene)
    setPanZoom(attached)
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ w: entry.contentRect.width, h: entry.contentRect.height })
    })
    const { width, height } = svg.getBoundingClientRect()
    setSize({ w: width, h: height })
    observer.observe(svg)
    return () => {
      observer.disconnect()
      attached.destroy()
      setPanZoom(null)
    }
  }, [empty, svgRef, sceneRef])
  return { panZoom, size }
}
