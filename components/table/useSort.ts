'use client'
import { parseAsString, useQueryState } from 'nuqs'
import { parseSort, type Sort, serializeSort } from '@/lib/url/sort'
import type { Column } from './column'

/** The sort of one table, kept in the address under `key`. A sort that names no column is reported, and the default applies. */
export function useSort<Row>(key: string, columns: readonly Column<Row>[], fallback: Sort) {
  const [raw, setRaw] = useQueryState(key, parseAsString.withOptions({ history: 'push' }))
  const asked = raw === null ? null : parseSort(raw)
  const known = asked !== null && columns.some((c) => c.id === asked.column)
  const setSort = (next: Sort | null) => {
    const text = next && serializeSort(next)
    void setRaw(text === serializeSort(fallback) ? null : text)
  }
  return {
    sort: asked !== null && known ? asked : fallback,
    setSort,
    /** The text of the address when it cannot be used. */
    unusable: raw !== null && !known ? raw : null,
  }
}
