import type { ReactNode } from 'react'
import type { FileValue } from '@/lib/domain/csv'
import { NOT_KNOWN } from '@/lib/domain/format'
import type { Snapshot } from '@/lib/domain/model'

export type SortValue = string | number | boolean | null

/** One column as data. `value` is what it sorts by and, without `cell`, what it shows; null is "not known" and sorts last. */
export interface Column<Row> {
  id: string
  head: string
  /** How much of the head is drawn where room is scarce, e.g. 4 of "Consumers"; its name stays whole. */
  drawn?: number
  /** What the column means, on hover of its head. */
  about?: string
  align?: 'start' | 'end'
  /** Words in Inter instead of mono. */
  words?: boolean
  /** Of what may be long: no wider than a list of a few; the whole is told on hover. */
  clip?: true
  /** Shown only when it is chosen. */
  optional?: true
  value: (row: Row) => SortValue
  /** Unit of the value, for files: `B`, `ms`. */
  unit?: string
  /** What files hold where `value` only sorts: exact, and null when not known. */
  file?: (row: Row) => FileValue
  /**
   * Of an age: the moment that it is counted from (ISO 8601), by which it then sorts, youngest first, and which files hold.
   * What was heard moves on while a row stays as it is. See `ageColumn`.
   */
  since?: (row: Row, snapshot: Snapshot) => string | null
  cell?: (row: Row) => ReactNode
  /** Exact value, or why it is not known, on hover. */
  title?: (row: Row) => string | undefined
}

/** Footer cells by column id; apart from the columns so that a changed sum redraws no row. */
export type Footer = Record<string, { content: ReactNode; title?: string }>

type Format = (n: number | null) => string

/** A column of figures: right-aligned, humane in the cell, exact on hover, "–" with the reason when not known. */
export function figure<Row>(
  column: Omit<Column<Row>, 'value' | 'cell' | 'title' | 'align'> & {
    value: (row: Row) => number | null
    format: Format
    exact?: Format
    /** Why the figure is missing. */
    missing: (row: Row) => string
  },
): Column<Row> {
  const { value, format, exact, missing, ...rest } = column
  return {
    ...rest,
    align: 'end',
    value,
    cell: (row) => format(value(row)),
    title: (row) => {
      const v = value(row)
      return v === null ? missing(row) : exact ? exact(v) : undefined
    },
  }
}

/** What rows sort by under this column. */
export function sortValue<Row>({ since, value }: Column<Row>, snapshot: Snapshot): (row: Row) => SortValue {
  if (since === undefined) return value
  return (row) => {
    const at = since(row, snapshot)
    return at === null ? null : -Date.parse(at)
  }
}

/** What a file holds of a row under this column. */
export function fileValue<Row>({ since, file, value }: Column<Row>, row: Row, snapshot: Snapshot): FileValue {
  return since ? since(row, snapshot) : file ? file(row) : value(row)
}

/** What a cell shows when the column has no `cell` of its own. */
export function plain(value: SortValue): string {
  return value === null ? NOT_KNOWN : value === true ? 'yes' : value === false ? 'no' : String(value)
}
