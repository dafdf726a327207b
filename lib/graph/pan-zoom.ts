import { select, type ZoomTransform, zoom, zoomIdentity } from 'd3'
import { type Look, legibleOf, SCALE, type Size, type Transform, wholeOf } from './fit'
import type { Box, Point } from './metrics'

export interface PanZoom {
  /** Shows all with words that can be read; forgets gestures, so that the map fits itself again. */
  reset(content: Size): void
  /** Shows all. Where its words are then too small to read, once more is `reset`. */
  fit(content: Size): void
  /** As `reset`, unless the operator has moved the map; where not all has room, `part` of it is seen. */
  settle(content: Size, part?: Box): void
  zoomBy(factor: number): void
  /** Moves the map just enough to show a box. */
  reveal(box: Box): void
  /** The point in the middle of the view, in pixels of the map, and the scale. */
  looksAt(): Look
  /** Looks there, as if the operator had moved the map. */
  lookAt(look: Look): void
  /** Whether the operator has moved the map since it last fitted itself. */
  isMoved(): boolean
  /** The point of the map under a point of the window. */
  pointAt(client: Point): Point
  view(): Size
  /** From pixels of the map to those of its window: times `k`, then `x` and `y` further. */
  transform(): { x: number; y: number; k: number }
  scale(): number
  /** Called with every move. */
  subscribe(listener: () => void): () => void
  /** Says that a move has come to rest which the map itself did not see. */
  rest(): void
  /** Called when the operator has moved the map, or fitted it again, and rests. */
  onRest(listener: () => void): () => void
  destroy(): void
}

/**
 * Gestures of the map: drag pans, wheel and pinch zoom. Listens on `svg` and sets the transform of `target`, nothing else,
 * so that neither React nor the marks notice.
 */
export function attachPanZoom(svg: SVGSVGElement, target: SVGGElement): PanZoom {
  const listeners = new Set<() => void>()
  const resting = new Set<() => void>()
  let current: ZoomTransform = zoomIdentity
  let moved = false
  const rest = () => {
    for (const l of resting) l()
  }
  let frame = 0
  // Many moves may come between two frames: the picture is asked for once.
  const draw = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      const to = current.toString()
      if (target.getAttribute('transform') !== to) target.setAttribute('transform', to)
      for (const l of listeners) l()
    })
  }
  // Measured when it changes: asked with every move it would make the browser lay out the page between two frames.
  let size: Size | null = null
  const view = (): Size => {
    if (size) return size
    const { width, height } = svg.getBoundingClientRect()
    size = { w: width, h: height }
    return size
  }
  const observer = new ResizeObserver(() => {
    size = null
  })
  observer.observe(svg)
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([SCALE.min, SCALE.max])
    .clickDistance(4)
    .extent(() => [
      [0, 0],
      [view().w, view().h],
    ])
    .on('zoom', (event: { transform: ZoomTransform; sourceEvent: unknown }) => {
      current = event.transform
      if (event.sourceEvent) moved = true
      draw()
    })
    .on('end', (event: { sourceEvent: unknown }) => {
      if (event.sourceEvent && moved) rest()
    })
  const selection = select<SVGSVGElement, unknown>(svg)
  selection.call(behaviour).on('dblclick.zoom', null)
  // What d3-transition would add to it: see `no-transitions`.
  selection.interrupt = () => selection

  const show = ({ x, y, k }: Transform) =>
    selection.call(behaviour.transform, zoomIdentity.translate(x, y).scale(k))
  const reset = (content: Size) => {
    moved = false
    show(legibleOf(content, view()))
    rest()
  }
  return {
    reset,
    fit(content) {
      const whole = wholeOf(content, view())
      const isThere = Math.abs(whole.k - current.k) < 1e-3
      if (whole.k >= SCALE.legible || isThere) return reset(content)
      moved = true
      show(whole)
      rest()
    },
    settle(content, part) {
      if (!moved) show(legibleOf(content, view(), part))
    },
    zoomBy(factor) {
      moved = true
      selection.call(behaviour.scaleBy, factor)
      rest()
    },
    reveal(box) {
      const { w, h } = view()
      const x1 = current.applyX(box.x)
      const x2 = current.applyX(box.x + box.w)
      const y1 = current.applyY(box.y)
      const y2 = current.applyY(box.y + box.h)
      const shift = (lo: number, hi: number, max: number) =>
        lo < 8 ? 8 - lo : hi > max - 8 ? max - 8 - hi : 0
      const dx = shift(x1, x2, w)
      const dy = shift(y1, y2, h)
      if (dx === 0 && dy === 0) return
      moved = true
      selection.call(behaviour.translateBy, dx / current.k, dy / current.k)
      rest()
    },
    looksAt() {
      const { w, h } = view()
      return { x: current.invertX(w / 2), y: current.invertY(h / 2), k: current.k }
    },
    lookAt({ x, y, k }) {
      moved = true
      const { w, h } = view()
      selection.call(behaviour.transform, zoomIdentity.translate(w / 2 - x * k, h / 2 - y * k).scale(k))
    },
    isMoved: () => moved,
    rest,
    pointAt(client) {
      const { left, top } = svg.getBoundingClientRect()
      const [x, y] = current.invert([client.x - left, client.y - top])
      return { x, y }
    },
    view,
    transform: () => ({ x: current.x, y: current.y, k: current.k }),
    scale: () => current.k,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onRest(listener) {
      resting.add(listener)
      return () => resting.delete(listener)
    },
    destroy() {
      cancelAnimationFrame(frame)
      observer.disconnect()
      selection.on('.zoom', null)
      listeners.clear()
      resting.clear()
    },
  }
}
