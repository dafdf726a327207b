import type { Box } from '../metrics'
import type { CapsuleBox } from './types'

const PITCH = 6
const SIDE = 3
/** Height that the words, shape and badges of a column capsule may take. */
const INSIDE = 44

/**
 * Where the servers of a capsule stand as dots, in their order: a line along its lower edge, in a high one as many as
 * there is room for under its words. Empty where there is none; the dots only repeat what the capsule says.
 */
export function dotsIn(capsule: CapsuleBox): Box[] {
  const n = capsule.keys.length
  if (n < 2) return []
  if (capsule.h < 40) {
    const pitch = Math.min(PITCH, (capsule.w - 14) / n)
    const side = Math.min(SIDE, pitch * 0.7)
    const y = capsule.y + capsule.h - 2 - side
    return capsule.keys.map((_, i) => ({ x: capsule.x + 9 + pitch * i, y, w: side, h: side }))
  }
  const abreast = Math.max(1, Math.floor((capsule.w - 4) / PITCH))
  const rows = Math.ceil(n / abreast)
  if ((capsule.h - INSIDE) / 2 < rows * PITCH + 2) return []
  const width = Math.min(n, abreast) * PITCH - (PITCH - SIDE)
  const left = capsule.x + (capsule.w - width) / 2
  const top = capsule.y + capsule.h - 3 - rows * PITCH
  return capsule.keys.map((_, i) => ({
    x: left + PITCH * (i % abreast),
    y: top + PITCH * Math.floor(i / abreast),
    w: SIDE,
    h: SIDE,
  }))
}
