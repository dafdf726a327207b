import type { LinkState } from '@/lib/domain/link-state'
import { STROKE_OFFSET } from './metrics'
import { lengthOf, offset, type Polyline } from './polyline'
import type { Bundle } from './route'
import { type Stroke, strokeOf } from './strokes'

/** One server's outbound connection in a bundle that is open. */
export interface StrandEnd {
  id: string
  /** `a`: of a server of the bundle's first cluster, towards the second. */
  from: 'a' | 'b'
  connected: boolean
}
export interface Strand {
  id: string
  stroke: Stroke
  /** The whole length, also where it is broken: what can be pointed at. */
  line: Polyline
}

/** Of more connections than this the strands would be one grey bar: the two strokes say it better. */
export const MOST_STRANDS = 12
const PITCH = 3
/** Risers of neighbouring bundles stand 14 apart. */
const WIDTH = 13

const pitchOf = (count: number) => Math.min(PITCH, WIDTH / Math.max(1, count - 1))

/** How much further an open bundle reaches to each side than its two strokes: its label gives way. */
export const strandSpread = (count: number): number =>
  Math.max(0, (pitchOf(count) * (count - 1)) / 2 - STROKE_OFFSET)

/** The connections abreast: those of the first cluster on the side of its stroke, each in the given order. */
export function strandsOf(bundle: Bundle, ends: readonly StrandEnd[]): Strand[] {
  const ordered = [...ends.filter((e) => e.from === 'a'), ...ends.filter((e) => e.from === 'b')]
  const pitch = pitchOf(ordered.length)
  const sign = bundle.firstOnLeft ? 1 : -1
  const total = lengthOf(bundle.line)
  return ordered.map((end, i) => {
    const aside = offset(bundle.line, sign * pitch * ((ordered.length - 1) / 2 - i))
    const line = end.from === 'a' ? aside : [...aside].reverse()
    const state: LinkState = end.connected ? 'full' : 'broken'
    // Bars of neighbours stand one after the other, so that each can be seen.
    const shift = end.connected ? 0 : Math.min(6, total / 12) * ((i % 3) - 1)
    return { id: end.id, line, stroke: strokeOf(line, state, null, shift) }
  })
}
