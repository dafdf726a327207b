'use client'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { CROWN, STAR } from '@/components/ui/Glyph'
import { type Snapshot, streamKey } from '@/lib/domain/model'
import type { Layout } from '@/lib/graph/layout'
import { leaderMoves, type Part, placeOn } from '@/lib/graph/leader-moves'
import type { Point } from '@/lib/graph/metrics'
import styles from './moving.module.css'
import { type Ink, inkStyle, type Overlay } from './overlays'

/** When a server is lost, hundreds of streams may elect a leader at once: so many stars are enough to see it. */
const MOST = 12
const META = 'meta group'

interface Moving {
  id: string
  key: string
  part: Part
  from: Point
  to: Point
  colour: Ink['colour'] | null
}

/** A leader that moves is seen to move: its star travels to its new server, the crown of the meta leader too. */
export function MovingLeaders({
  layout,
  snapshot,
  overlays,
}: {
  layout: Layout
  snapshot: Pick<Snapshot, 'streams' | 'meta'>
  /** While streams are drawn, only their stars travel. */
  overlays: readonly Overlay[]
}) {
  const { streams, meta } = snapshot
  const known = useRef(new Map<string, string>())
  const now = useRef({ layout, overlays })
  now.current = { layout, overlays }
  const [moving, setMoving] = useState<readonly Moving[]>([])

  useEffect(() => {
    const led = streams.map((s) => ({ key: streamKey(s), leader: s.leader }))
    const moves = leaderMoves(known.current, [{ key: META, leader: meta.leader }, ...led])
    if (moves.length === 0 || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const started = moves.flatMap((move): Moving[] => {
      const overlay = now.current.overlays.find((o) => o.key === move.key)
      if (move.key !== META && now.current.overlays.length > 0 && !overlay) return []
      const part = move.key === META ? 'crown' : overlay ? 'ring' : 'count'
      const from = placeOn(now.current.layout, move.from, part)
      const to = placeOn(now.current.layout, move.to, part)
      if (!from || !to) return []
      const id = `${move.key} ${move.from} ${move.to}`
      return [{ id, key: move.key, part, from, to, colour: overlay?.ink.colour ?? null }]
    })
    setMoving((before) => [...before, ...started].slice(-MOST))
  }, [streams, meta.leader])

  return moving.map((m) => (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing of it can have the focus
    <g
      key={m.id}
      aria-hidden="true"
      data-moves={m.key}
      className={styles.mover}
      style={travelStyle(m)}
      onAnimationEnd={() => setMoving((all) => all.filter((o) => o !== m))}
    >
      {m.part === 'crown' ? (
        <>
          <circle r="11" className={styles.crown} />
          <path d={CROWN} className={styles.onCrown} />
        </>
      ) : m.part === 'ring' ? (
        <>
          <circle r="20" className={styles.disc} />
          <path d={STAR} transform="scale(2.3)" className={styles.onDisc} />
        </>
      ) : (
        <path d={STAR} transform="scale(1.8)" className={styles.star} />
      )}
    </g>
  ))
}

function travelStyle({ from, to, colour }: Moving): CSSProperties {
  const vars: Record<string, string> = {
    '--from': `translate(${from.x}px, ${from.y}px)`,
    '--to': `translate(${to.x}px, ${to.y}px)`,
  }
  return { ...inkStyle(colour ?? 'accent'), ...vars }
}
