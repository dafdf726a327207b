import { USUAL_VIEW } from './density'
import type { Box, Point } from './metrics'

export interface Size {
  w: number
  h: number
}
/** A point of the map, and how large it is drawn. */
export interface Look extends Point {
  k: number
}
/** At 1 the smallest words are 11 px high. */
export const SCALE = { min: 0.2, max: 4, fit: 1.4, legible: 1 } as const
export type Transform = Look

/** Kept free around a part that is moved into view, px. */
export const AIR = 8

/** The transform that shows the whole content, centred, at most 140 %. */
export const wholeOf = (content: Size, view: Size): Transform => placed(content, view, SCALE.min)

/**
 * The same, but never so small that words cannot be read: of what has no room then, the upper left, moved so far that `part`
 * of it is seen.
 */
export function legibleOf(content: Size, view: Size, part?: Box): Transform {
  const { k, x, y } = placed(content, view, SCALE.legible)
  if (!part) return { k, x, y }
  const seen = (at: number, from: number, length: number, room: number) =>
    Math.max(Math.min(at, room - (from + length) * k - AIR), Math.min(at, AIR - from * k))
  return { k, x: seen(x, part.x, part.w, view.w), y: seen(y, part.y, part.h, view.h) }
}

function placed(content: Size, view: Size, smallest: number): Transform {
  const fitting = Math.min(view.w / Math.max(1, content.w), view.h / Math.max(1, content.h))
  const k = Math.max(smallest, Math.min(SCALE.fit, fitting))
  const middle = (room: number, length: number) => Math.max(0, (room - length * k) / 2)
  return { k, x: middle(view.w, content.w), y: middle(view.h, content.h) }
}

const isSeenWhole = ({ w, h }: Size, view: Size) => w <= view.w && h <= view.h

/**
 * What is drawn for a window. Where the drawing for the usual window is seen whole in that, a larger window shows the same
 * one, larger: the server, which does not know the window, has drawn it too, and nothing moves when the browser takes over.
 */
export function drawnFor<D extends { width: number; height: number }>(
  view: Size,
  draw: (view: Size) => D,
): D {
  if (!isSeenWhole(USUAL_VIEW, view)) return draw(view)
  const usual = draw(USUAL_VIEW)
  return isSeenWhole({ w: usual.width, h: usual.height }, USUAL_VIEW) ? usual : draw(view)
}

/**
 * `legibleOf` in the words of CSS, for a drawing with a view box whose window is not known yet. What the window that is
 * expected has no room for keeps its size; all else fits itself, as it would be too small in no window that is larger.
 */
export function styleOfFit(
  { w, h }: Size,
  part: Box | undefined,
  expected: Size = USUAL_VIEW,
): Record<string, string | number> {
  const along = (length: number, room: number, from: number, own: number) => {
    if (length <= room) return { least: 0, most: length * SCALE.fit, start: '0', end: '0', margin: 'auto' }
    const start = part ? `max(min(0px, 100% - ${from + own + AIR}px), min(0px, ${AIR - from}px))` : '0'
    return { least: length, most: length, start, end: 'auto', margin: '0' }
  }
  const x = along(w, expected.w, part?.x ?? 0, part?.w ?? 0)
  const y = along(h, expected.h, part?.y ?? 0, part?.h ?? 0)
  return {
    position: 'absolute',
    inset: `${y.start} ${x.end} ${y.end} ${x.start}`,
    margin: `${y.margin} ${x.margin}`,
    minWidth: x.least,
    maxWidth: x.most,
    minHeight: y.least,
    maxHeight: y.most,
  }
}
