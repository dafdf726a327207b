import type { Kind, Rows } from './world'

/** Rows of one kind after find and hide. */
export interface Sifted<T> {
  total: number
  /** Neither hidden nor passed over by find, in their order; the given array itself when nothing is filtered. */
  kept: readonly T[]
  /** Left out by hide. */
  hidden: readonly T[]
  /** Shown only where the surroundings are (the map): not hidden, and not what is looked for. */
  faded: readonly T[]
}

export type Fate = 'kept' | 'faded' | 'hidden'

/** Finds and hides in one snapshot: one logic for map, tables and lists. */
export interface Sieve {
  active: boolean
  fate: <K extends Kind>(kind: K, row: Rows[K]) => Fate
  sift: <K extends Kind>(kind: K, rows: readonly Rows[K][]) => Sifted<Rows[K]>
}

/** Nothing is found or hidden: the rows as they are. */
export const OPEN: Sieve = {
  active: false,
  fate: () => 'kept',
  sift: (_, rows) => ({ total: rows.length, kept: rows, hidden: [], faded: [] }),
}
