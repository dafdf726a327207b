import type { Snapshot } from '../model'
import { matches } from './match'
import { type Fate, OPEN, type Sieve } from './sieve'
import type { Query } from './term'
import { type Kind, type Rows, tagged, type World, worldOf } from './world'

/** What is looked for and what is left out; null for neither. */
export interface Filter {
  find: Query | null
  hide: Query | null
}

/** Finds and hides in one snapshot. */
export function sieveOf(snapshot: Snapshot, { find, hide }: Filter): Sieve {
  if (find === null && hide === null) return OPEN
  const world: World = worldOf(snapshot)
  const fates = new Map<object, Fate>()
  const judge = <K extends Kind>(kind: K, row: Rows[K]): Fate => {
    if (hide && matches(hide, tagged(kind, row), world, 'every')) return 'hidden'
    return !find || matches(find, tagged(kind, row), world, 'any') ? 'kept' : 'faded'
  }
  const fate = <K extends Kind>(kind: K, row: Rows[K]): Fate => {
    const known = fates.get(row) ?? judge(kind, row)
    fates.set(row, known)
    return known
  }
  return {
    active: true,
    fate,
    sift: (kind, rows) => {
      const by = (wanted: Fate) => rows.filter((row) => fate(kind, row) === wanted)
      return { total: rows.length, kept: by('kept'), hidden: by('hidden'), faded: by('faded') }
    },
  }
}
