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
  /** null: nobody says. It is what the bundle lacks, and drawn as that: the colour of a bundle stays when it opens. */
  connected: boolean | null
}
export interface Strand {
  id: string
  stroke: Stroke
  /** The whole length, also where it is broken: what can be pointed at. */
  line: Polyline
}

/** Of more connections than this the strands would be one grey bar: the two strokes say it better. */
export const MOST_STRANDS = 12
/** From one to the next and of all; risers of arcs stand 14 apart, the others have room. */
const ABREAST = { straight: [5, 30], vertical: [5, 30], arc: [3, 13], edge: [3, 13] } as const

function pitchOf({ kind }: Pick<Bundle, 'kind'>, count: number): number {
  const [pitch, width] = ABREAST[kind]
  return Math.min(pitch, width / Math.max(1, count - 1))
}

/** How much further an open bundle reaches to each side than its two strokes: its label gives way. */
export const strandSpread = (bundle: Pick<Bundle, 'kind'>, count: number): number =>
  Math.max(0, (pitchOf(bundle, count) * (count - 1)) / 2 - STROKE_OFFSET)

/** The connections abreast: those of the first cluster on the side of its stroke, each in the given order. */
export function strandsOf(bundle: Bundle, ends: readonly StrandEnd[]): Strand[] {
  const ordered = [...ends.filter((e) => e.from === 'a'), ...ends.filter((e) => e.from === 'b')]
  const pitch = pitchOf(bundle, ordered.length)
  const sign = bundle.firstOnLeft ? 1 : -1
  const total = lengthOf(bundle.line)
  return ordered.map((end, i) => {
    const aside = offset(bundle.line, sign * pitch * ((ordered.length - 1) / 2 - i))
    const line = end.from === 'a' ? aside : [...aside].reverse()
    const state: LinkState = end.connected === null ? 'part' : end.connected ? 'full' : 'broken'
    // Bars of neighbours stand one after the other, so that each can be seen.
    const shift = state !== 'broken' ? 0 : Math.min(6, total / 12) * ((i % 3) - 1)
    return { id: end.id, line, stroke: strokeOf(line, state, null, shift, pitch / 2) }
  })
}
