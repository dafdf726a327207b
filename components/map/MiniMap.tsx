'use client'
import { type PointerEvent, useEffect, useEffectEvent, useRef } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { StateShape } from '@/components/ui/Glyph'
import type { Layout } from '@/lib/graph/layout'
import { clipped, miniScale, seen, under } from '@/lib/graph/minimap'
import type { PanZoom } from '@/lib/graph/pan-zoom'
import { cutToWidth } from '@/lib/graph/text'
import styles from './minimap.module.css'
import { regionHealth } from './RegionFrame'
import { WORST } from './shown'

/**
 * The whole map, small: regions, each with the tone of its frame, and what of them is looked at. A press or a drag moves the
 * map there. For the pointer only: the keyboard moves the map with the marks, and a screen reader has no use for where the
 * view is.
 */
export function MiniMap({
  layout,
  panZoom,
  labels,
  troubled,
}: {
  layout: Layout
  panZoom: PanZoom
  /** What the regions are called. */
  labels: ReadonlyMap<string, string>
  /** Regions with a server that does not answer: they have the shape of its state too. */
  troubled: ReadonlySet<string>
}) {
  const frame = useRef<SVGRectElement>(null)
  const { servers } = useSnapshot()
  const scale = miniScale({ w: layout.width, h: layout.height })
  const follow = useEffectEvent(() => {
    const part = clipped(seen(panZoom.looksAt(), panZoom.view()), { w: layout.width, h: layout.height })
    for (const [name, value] of Object.entries({ x: part.x, y: part.y, width: part.w, height: part.h }))
      frame.current?.setAttribute(name, String(value * scale))
  })
  useEffect(() => {
    follow()
    return panZoom.subscribe(() => follow())
  }, [panZoom])
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const at = under({ x: event.clientX - left, y: event.clientY - top }, scale)
    panZoom.lookAt({ ...at, k: panZoom.scale() })
  }
  return (
    <svg
      aria-hidden="true"
      data-minimap=""
      className={styles.minimap}
      width={layout.width * scale}
      height={layout.height * scale}
      onPointerDown={move}
      onPointerMove={move}
      onPointerUp={() => panZoom.rest()}
    >
      {layout.regions.map((r) => {
        const own = servers.filter((v) => v.region === r.id)
        const middle = (r.x + r.w / 2) * scale
        return (
          <g key={r.id} className={TONES[regionHealth(own)]}>
            <rect
              className={styles.region}
              x={r.x * scale}
              y={r.y * scale}
              width={r.w * scale}
              height={r.h * scale}
              rx="2"
            />
            <text className={styles.name} x={middle} y={r.y * scale + 13}>
              {cutToWidth(labels.get(r.id) ?? r.id, r.w * scale - 4)}
            </text>
            {troubled.has(r.id) && (
              <g transform={`translate(${middle} ${r.y * scale + 24})`}>
                <StateShape state={WORST.find((state) => own.some((v) => v.state === state)) ?? 'unknown'} />
              </g>
            )}
          </g>
        )
      })}
      <rect ref={frame} className={styles.frame} />
    </svg>
  )
}

const TONES: Partial<Record<ReturnType<typeof regionHealth>, string | undefined>> = {
  critical: styles.crit,
  warning: styles.warn,
}
