'use client'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { count, plural } from '@/lib/domain/format'
import type { Sifted } from '@/lib/domain/query/sieve'
import styles from './FilteredOut.module.css'
import { useFilter } from './useFilter'

interface Props {
  /** What the rows are, e.g. `server`. */
  noun: string
  sifted: Sifted<unknown>
  /** Where these rows are when they are not all, e.g. ` in rg1`. */
  where?: string
}

/** Find and hide leave nothing of a table: why, and the way out. */
export function FilteredOut(props: Props) {
  return (
    <span className={styles.row}>
      {reasonOf(props)} <ClearFilter />
    </span>
  )
}

/** The same for a view that is no table. */
export function FilteredOutView(props: Props) {
  return (
    <EmptyState title={`No ${props.noun} is left`} reason={reasonOf(props)}>
      <ClearFilter />
    </EmptyState>
  )
}

function ClearFilter() {
  const { setFilter } = useFilter()
  return <Button onClick={() => setFilter({ find: null, hide: null })}>Clear find and hide</Button>
}

function reasonOf({ noun, sifted: { total, hidden, faded }, where = '' }: Props): string {
  const all = `${total === 1 ? `the one ${noun}` : `all ${plural(total, noun)}`}${where}`
  if (faded.length === 0) return `Hide leaves out ${all}.`
  if (hidden.length === 0) return `Find passes over ${all}.`
  return `Hide leaves out ${count(hidden.length)} of ${plural(total, noun)}${where}, and find passes over the others.`
}
