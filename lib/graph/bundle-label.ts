import type { Box, Point } from './metrics'
import type { Bundle } from './route'
import { cutMiddle, firstFit, monoWidth, sansWidth } from './text'

export type Tone = 'count' | 'part' | 'broken' | 'quiet' | 'name'
export type LabelPart =
  | { kind: 'text'; text: string; tone: Tone; mono: boolean; x: number; w: number }
  | { kind: 'arrows'; vertical: boolean; firstForward: boolean; x: number; w: number }
/** One line: parts with x from the line's left end; `at` is that end, on the baseline. */
export interface LabelLine {
  at: Point
  parts: LabelPart[]
  w: number
}
export interface BundleWords {
  ab: { text: string; tone: Tone }
  ba: { text: string; tone: Tone }
  /** Round trip, e.g. `0.4 ms`; null when not known. */
  rtt: string | null
  /** Which direction is broken; '' when none is. */
  who: string
  /** Ways to say what is wrong, longest first; empty when nothing is. */
  trouble: string[]
  /** Ways to say what else explains the counts, longest first; for when nothing is broken. */
  note?: string[]
}

const ARROWS = 14
type Piece = LabelPart extends infer P ? (P extends LabelPart ? Omit<P, 'x'> : never) : never

const mono = (text: string, tone: Tone): Piece => ({
  kind: 'text',
  text,
  tone,
  mono: true,
  w: monoWidth(text),
})
const words = (text: string, tone: Tone = 'broken'): Piece => ({
  kind: 'text',
  text,
  tone,
  mono: false,
  w: sansWidth(text, 11, true),
})
const gap = (w: number): Piece => ({ kind: 'text', text: '', tone: 'quiet', mono: true, w })

function compose(pieces: Piece[]): { parts: LabelPart[]; w: number } {
  let x = 0
  const parts = pieces.map((p): LabelPart => {
    const placed = { ...p, x }
    x += p.w
    return placed
  })
  return { parts: parts.filter((p) => p.kind === 'arrows' || p.text !== ''), w: x }
}

/**
 * The label of a bundle: both counts around drawn arrows, then the round trip or what is broken. What does not fit is
 * left out (the accessible name and the inspector have it all). An open bundle is `spread` wider to each side.
 */
export function bundleLabel(bundle: Bundle, said: BundleWords, spread = 0): LabelLine[] {
  const vertical = bundle.kind === 'vertical'
  const end = bundle.line.at(-1)
  const start = bundle.line[0]
  const forward = start && end ? (vertical ? end.y > start.y : trackForward(bundle)) : true
  const counts = countPieces(said, { vertical, firstForward: forward })
  const rtt = rttPieces(said)
  const { at, room } = bundle.label
  const widest = (options: Piece[][]): { parts: LabelPart[]; w: number } | null => {
    for (const o of options) {
      const line = compose(o)
      if (line.w <= room) return line
    }
    return null
  }
  const centred = (line: { parts: LabelPart[]; w: number } | null, y: number): LabelLine[] =>
    line ? [{ ...line, at: { x: at.x - line.w / 2, y } }] : []
  const starting = (line: { parts: LabelPart[]; w: number } | null, y: number): LabelLine[] =>
    line ? [{ ...line, at: { x: at.x + spread, y } }] : []
  const trouble = firstFit(troubleOf(said), room / 1.08)
  const notes = trouble ? [] : (said.note ?? [])
  const note = firstFit(notes, room / 1.08)

  switch (bundle.kind) {
    case 'straight': {
      const both = widest([counts])
      const tail = trouble ? compose([words(trouble)]) : note ? compose([words(note, 'part')]) : null
      // Too wide for one line: each count stands at its own stroke, the first one's is the upper.
      if (!both)
        return [
          ...centred(widest([[mono(said.ab.text, said.ab.tone)]]), at.y - 10 - spread),
          ...centred(widest([[mono(said.ba.text, said.ba.tone)]]), at.y + 20 + spread),
          ...centred(tail, at.y + 34 + spread),
        ]
      const below = tail ?? (said.rtt ? widest([[mono(said.rtt, 'quiet')]]) : null)
      return [...centred(both, at.y - 10 - spread), ...centred(below, at.y + 20 + spread)]
    }
    case 'arc': {
      // The disc of a broken track stands on its upper stroke.
      return centred(widest(arcPieces(bundle, said, counts)), at.y - (said.who ? 13 : 12) - spread)
    }
    case 'edge': {
      const to = CUTS.map((most) => [mono(`to ${shortened(bundle.outside ?? '', most)}`, 'name'), gap(13)])
      const tails = tailsOf(said)
      const line = widest(to.flatMap((name) => tails.map((tail) => [...name, ...counts, ...tail])))
      return starting(line, at.y + 4)
    }
    case 'vertical': {
      if (trouble)
        return [...starting(widest([counts]), at.y - 4), ...starting(compose([words(trouble)]), at.y + 12)]
      const one = compose([...counts, ...rtt])
      if (note)
        return [
          ...starting(widest([[...counts, ...rtt], counts]), at.y - 4),
          ...starting(compose([words(note, 'part')]), at.y + 12),
        ]
      if (one.w <= room || rtt.length === 0) return starting(one, at.y + 4)
      return [
        ...starting(compose(counts), at.y - 4),
        ...starting(compose([mono(said.rtt ?? '', 'quiet')]), at.y + 12),
      ]
    }
  }
}

/** `rg1 to rg2 broken 41 s`, then shorter. */
const troubleOf = ({ who, trouble }: BundleWords): string[] =>
  who === '' ? trouble : [`${who} ${trouble[0] ?? ''}`, ...trouble]

/** Names so long are cut in the middle where they have no room whole. */
const CUTS = [Number.POSITIVE_INFINITY, 16, 9]

const shortened = (name: string, most: number): string =>
  most === Number.POSITIVE_INFINITY ? name : cutMiddle(name, most)

/** Of a link with a fault the name is never left out. */
function arcPieces({ a, b }: Pick<Bundle, 'a' | 'b'>, said: BundleWords, counts: Piece[]): Piece[][] {
  const names = CUTS.map((most) => {
    const [from, to] = [a, b].map((name) => shortened(name, most))
    return [mono(`${from} to ${to}`, 'name'), gap(13)]
  })
  const rtt = rttPieces(said)
  const tails = tailsOf(said)
  const named = names.flatMap((name) => tails.map((tail) => [...name, ...counts, ...tail]))
  return isFaulty(said) ? named : [...named, [...counts, ...rtt], counts]
}

const rttPieces = ({ rtt }: BundleWords): Piece[] => (rtt ? [mono(` · ${rtt}`, 'quiet')] : [])

/** What is said after the counts: what is wrong; else the round trip, and what explains the counts. */
function tailsOf(said: BundleWords): Piece[][] {
  const rtt = rttPieces(said)
  const wrong = said.trouble.map((t) => [gap(8), words(t)])
  if (said.who !== '') return [...wrong, []]
  const notes = wrong.length > 0 ? [] : (said.note ?? []).map((n) => [...rtt, gap(8), words(n, 'part')])
  return [...wrong, ...notes, rtt, []]
}

const isFaulty = ({ who, ab, ba }: BundleWords): boolean =>
  who !== '' || ab.tone === 'part' || ba.tone === 'part'

/** How wide the label of an arc is in each of its wordings, longest first, px. */
export const arcWidths = (pair: Pick<Bundle, 'a' | 'b'>, said: BundleWords): number[] =>
  arcPieces(pair, said, countPieces(said, { vertical: false, firstForward: true })).map((p) => compose(p).w)

const countPieces = (
  { ab, ba }: BundleWords,
  arrows: { vertical: boolean; firstForward: boolean },
): Piece[] => [
  mono(ab.text, ab.tone),
  gap(6),
  { kind: 'arrows', ...arrows, w: ARROWS },
  gap(6),
  mono(ba.text, ba.tone),
]

const trackForward = (bundle: Bundle): boolean => bundle.firstOnLeft

/** The box that a line of a label covers. */
export const labelBox = (line: LabelLine): Box => ({ x: line.at.x, y: line.at.y - 9, w: line.w, h: 11 })
