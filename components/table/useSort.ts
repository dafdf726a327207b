'use client'
import { parseAsString, useQueryState } from 'nuqs'
import { asked } from '@/lib/url/asked'
import { parseSort, type Sort, serializeSort } from '@/lib/url/sort'
import type { Column } from './column'

/** The sort of one table, kept in the address under `key`. A sort that names no column is reported, and the default applies. */
export function useSort<Row>(key: string, columns: readonly Column<Row>[], fallback: Sort) {
  const [text, setText] = useQueryState(key, parseAsString.withOptions({ history: 'push' }))
  const raw = asked(text)
  const wanted = raw === null ? null : parseSort(raw)
  const known = wanted !== null && columns.some((c) => c.id === wanted.column)
  const setSort = (next: Sort | null) => {
    const written = next && serializeSort(next)
    void setText(written === serializeSort(fallback) ? null : written)
  }
  return {
    sort: wanted !== null && known ? wanted : fallback,
    setSort,
    /** The text of the address when it cannot be used. */
    unusable: raw !== null && !known ? raw : null,
  }
}
