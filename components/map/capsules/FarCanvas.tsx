'use client'
import { memo, useEffect, useEffectEvent, useRef } from 'react'
import type { LinkState } from '@/lib/domain/link-state'
import type { Server, ServerState } from '@/lib/domain/model'
import type { Sieve } from '@/lib/domain/query/sieve'
import { dotsIn } from '@/lib/graph/capsules/dots'
import type { CapsuleBox } from '@/lib/graph/capsules/types'
import type { PanZoom } from '@/lib/graph/pan-zoom'
import { rounded } from '@/lib/graph/polyline'
import type { Bundle } from '@/lib/graph/route'
import type { MapModel } from '../mapModel'
import type { Overlay } from '../overlays'
import styles from './capsule.module.css'

/** What the canvas draws with, as custom properties; a canvas cannot resolve them itself. */
const INKS = ['ink-3', 'line-2', 'warn-fill', 'crit', 'accent', 'link'] as const
type Ink = (typeof INKS)[number]

const INK_OF: Record<ServerState, Ink> = {
  up: 'ink-3',
  leaving: 'warn-fill',
  silent: 'warn-fill',
  unknown: 'ink-3',
  down: 'crit',
}

const LINK_INKS = ['link', 'warn-fill', 'crit'] as const
const INK_OF_LINK: Record<LinkState, (typeof LINK_INKS)[number]> = {
  full: 'link',
  unknown: 'link',
  part: 'warn-fill',
  broken: 'crit',
}

/**
 * What is too much for elements of its own: each server inside a capsule as a dot, and gateway links without a label. One
 * canvas over the drawing (its faces are opaque) that takes no pointer and says nothing that the marks do not say.
 */
export const FarCanvas = memo(function FarCanvas({
  capsules,
  links,
  states,
  model,
  overlays,
  sieve,
  panZoom,
}: {
  capsules: readonly CapsuleBox[]
  links: readonly Bundle[]
  /** Of each link. */
  states: readonly LinkState[]
  model: MapModel
  overlays: readonly Overlay[]
  sieve: Sieve
  panZoom: PanZoom
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const colours = useRef<ReadonlyMap<Ink, string>>(new Map())
  const scene = useRef<{ dots: Map<Ink, Path2D>; lines: Map<Ink, Path2D> } | null>(null)
  const draw = useEffectEvent(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || !scene.current) return
    resize(context.canvas, panZoom.view())
    const { x, y, k } = panZoom.transform()
    const density = window.devicePixelRatio
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, context.canvas.width, context.canvas.height)
    context.setTransform(density * k, 0, 0, density * k, density * x, density * y)
    context.lineWidth = 1 / Math.max(1, k)
    for (const [ink, path] of scene.current.lines) {
      context.strokeStyle = colours.current.get(ink) ?? ''
      context.stroke(path)
    }
    for (const [ink, path] of scene.current.dots) {
      context.fillStyle = colours.current.get(ink) ?? ''
      context.fill(path)
    }
  })
  useEffect(() => {
    const dots = new Map<Ink, Path2D>()
    for (const capsule of capsules) {
      const known = capsule.keys.flatMap((key) => model.servers.get(key) ?? [])
      const servers = known.filter((s) => sieve.fate('server', s) !== 'hidden')
      const boxes = dotsIn({ ...capsule, keys: servers.map((s) => s.key) })
      servers.forEach((server, i) => {
        const box = boxes[i]
        if (!box) return
        const ink = inkOf(server, overlays, sieve)
        const path = dots.get(ink) ?? new Path2D()
        path.rect(box.x, box.y, box.w, box.h)
        dots.set(ink, path)
      })
    }
    // What is broken comes last, over the others.
    const lines = new Map<Ink, Path2D>(LINK_INKS.map((ink) => [ink, new Path2D()]))
    links.forEach((link, i) => {
      lines.get(INK_OF_LINK[states[i] ?? 'full'])?.addPath(new Path2D(rounded(link.line, 4)))
    })
    scene.current = { dots, lines }
    draw()
  }, [capsules, links, states, model, overlays, sieve])
  useEffect(() => {
    const look = () => {
      colours.current = coloursOf(canvas.current)
      draw()
    }
    look()
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', look)
    const theme = new MutationObserver(look)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    const leave = panZoom.subscribe(() => draw())
    return () => {
      dark.removeEventListener('change', look)
      theme.disconnect()
      leave()
    }
  }, [panZoom])
  return (
    <div aria-hidden="true" className={styles.far}>
      <canvas ref={canvas}>
        {INKS.map((ink) => (
          <span key={ink} style={{ color: `var(--${ink})` }} />
        ))}
      </canvas>
    </div>
  )
})

function inkOf(server: Server, overlays: readonly Overlay[], sieve: Sieve): Ink {
  if (server.state !== 'up') return INK_OF[server.state]
  if (overlays.some((o) => o.replicas.has(server.key))) return 'accent'
  return overlays.length > 0 || sieve.fate('server', server) === 'faded' ? 'line-2' : INK_OF.up
}

function resize(canvas: HTMLCanvasElement, { w, h }: { w: number; h: number }) {
  const [width, height] = [w, h].map((n) => Math.round(n * window.devicePixelRatio))
  if (canvas.width !== width) canvas.width = width ?? 0
  if (canvas.height !== height) canvas.height = height ?? 0
}

function coloursOf(canvas: HTMLCanvasElement | null): Map<Ink, string> {
  const swatches = canvas ? [...canvas.children] : []
  return new Map(INKS.map((ink, i) => [ink, swatches[i] ? getComputedStyle(swatches[i]).color : '']))
}
