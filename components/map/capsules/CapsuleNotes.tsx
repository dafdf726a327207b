import { placeNotes } from '@/lib/graph/capsules/notes'
import type { CapsuleLayout } from '@/lib/graph/capsules/types'
import { LEAF } from '../leaf'
import links from '../links.module.css'
import styles from './capsule.module.css'
import { type CapsuleNote, type NoteKind, type NoteTone, SHAPE_W } from './note'

/** Notes of the capsules that are too narrow to hold them, in the row under their band. */
export function CapsuleNotes({
  layout,
  notes,
}: {
  layout: CapsuleLayout
  /** By capsule, the most pressing of each first. */
  notes: ReadonlyMap<string, readonly CapsuleNote[]>
}) {
  const asked = [...notes].flatMap(([at, own]) => own.map((note, rank) => ({ at, note, rank })))
  const placed = placeNotes(
    layout,
    asked
      .sort((a, b) => a.rank - b.rank)
      .map(({ at, note: [kind, tone, name, ...wordings] }) => ({
        id: `${at} ${kind}`,
        at,
        wordings,
        shape: SHAPE_W[kind],
        said: { kind, tone, name },
      })),
  )
  return placed.map(({ note: { id, said }, text, x, y, w }) => (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a picture with a name, no control
    <g key={id} role="img" aria-label={said.name} transform={`translate(${x} ${y})`}>
      <title>{said.name}</title>
      <rect className={links.hitArea} y="-11" width={w} height="15" />
      <NoteMark kind={said.kind} tone={said.tone} text={text} />
    </g>
  ))
}

/** A note from its left end on the baseline: its shape, then its words. */
export function NoteMark({ kind, tone, text }: { kind: NoteKind; tone: NoteTone; text: string }) {
  return (
    <g className={styles[`note-${tone}`]}>
      {kind === 'routes' && (
        <path className={links[ROUTE_CLASS[tone]]} d={ARCH} transform="translate(6 -3.5)" />
      )}
      {kind === 'leafnodes' && <path className={links.leaf} d={LEAF} transform="translate(5 -4)" />}
      {text !== '' && (
        <text x={SHAPE_W[kind]} y="0">
          {text}
        </text>
      )}
    </g>
  )
}

/** A route in small, as the legend draws it. */
const ARCH = 'M-5.5 3.5 V-3 H5.5 V3.5'
const ROUTE_CLASS = { quiet: 'route-full', warn: 'route-part', crit: 'route-broken' } as const
