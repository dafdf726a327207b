'use client'
import { useMemo } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { columnsKey } from '@/lib/url/columns'
import type { Sort } from '@/lib/url/sort'
import { type Column, sortValue } from './column'
import { sortRows } from './sort-rows'
import { type ColumnChoice, useColumns } from './useColumns'
import { useSort } from './useSort'

export interface TableSpec<T> {
  /** Accessible name. */
  caption: string
  columns: readonly Column<T>[]
  /** In their natural order, which decides between equal values. Rows that did not change keep their identity. */
  rows: readonly T[]
  /** Key of the address that holds the sort; the one of the columns is made from it. */
  sortKey: string
  defaultSort: Sort
}

export interface Table<T> {
  caption: string
  sortKey: string
  /** All of them; `shown` is what the address asks for. */
  columns: readonly Column<T>[]
  shown: readonly Column<T>[]
  choice: ColumnChoice
  /** Sorted. */
  rows: readonly T[]
  sort: Sort
  setSort: (next: Sort | null) => void
  /** The sort of the address when it cannot be used. */
  unusableSort: string | null
}

/** What one table shows: its rows sorted and its columns chosen, both as the address says. */
export function useTable<T>({ caption, columns, rows, sortKey, defaultSort }: TableSpec<T>): Table<T> {
  const { sort, setSort, unusable } = useSort(sortKey, columns, defaultSort)
  const { shown, choice } = useColumns(columnsKey(sortKey), columns)
  const by = columns.find((c) => c.id === sort.column)
  const snapshot = useSnapshot()
  // Only ages move on while the rows stay.
  const heard = by?.since ? snapshot : null
  const sorted = useMemo(() => {
    if (!by) return [...rows]
    return sortRows(rows, heard ? sortValue(by, heard) : by.value, sort.direction)
  }, [rows, by, heard, sort.direction])
  return { caption, sortKey, columns, shown, choice, rows: sorted, sort, setSort, unusableSort: unusable }
}
