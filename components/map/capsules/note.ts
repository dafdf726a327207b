/**
 * Something said of the servers of a capsule beside their count. Plain values in a row, so that a memoised capsule is left
 * alone while they stay. `name` says all of it, for who cannot see it; the wordings are longest first.
 */
export type CapsuleNote = readonly [kind: NoteKind, tone: NoteTone, name: string, ...wordings: string[]]
export type NoteKind = 'lag' | 'ghost' | 'routes' | 'leafnodes'
export type NoteTone = 'quiet' | 'warn' | 'crit'

/** Room for the shape of a kind before its words, px. */
export const SHAPE_W: Record<NoteKind, number> = { lag: 0, ghost: 0, routes: 15, leafnodes: 13 }
