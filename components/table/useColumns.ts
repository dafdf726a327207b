'use client'
import { parseAsString, useQueryState } from 'nuqs'
import { useMemo } from 'react'
import { asked } from '@/lib/url/asked'
import { parseColumns, serializeColumns } from '@/lib/url/columns'
import type { Column } from './column'

export interface ColumnChoice {
  ids: ReadonlySet<string>
  /** `isFirst` of several changes is a step of its own for back and forward; null is the default. */
  choose: (ids: ReadonlySet<string> | null, isFirst: boolean) => void
  isDefault: boolean
  /** The part of the address that cannot be used. */
  unusable: string | null
}

/** Which columns of one table are shown, kept in the address under `key`; the first, which heads the rows, always is. */
export function useColumns<Row>(key: string, columns: readonly Column<Row>[]) {
  const [value, setRaw] = useQueryState(key, parseAsString)
  const raw = asked(value)
  const { shown, choice } = useMemo(() => {
    const named = raw === null ? null : parseColumns(raw)
    const unknown = named?.filter((id) => !columns.some((c) => c.id === id)) ?? []
    const wanted = named === null || unknown.length === named.length ? null : new Set(named)
    const shown = columns.filter((c, i) => i === 0 || (wanted ? wanted.has(c.id) : !c.optional))
    const unusable = raw !== null && named === null ? raw : unknown.join(', ')
    return {
      shown,
      choice: {
        ids: new Set(shown.map((c) => c.id)),
        isDefault: wanted === null,
        unusable: raw !== null && (named === null || unknown.length > 0) ? unusable : null,
      },
    }
  }, [raw, columns])
  const choose: ColumnChoice['choose'] = (ids, isFirst) => {
    const chosen = columns.filter((c, i) => i === 0 || (ids ? ids.has(c.id) : !c.optional))
    const isUsual = columns.every((c, i) => chosen.includes(c) === (i === 0 || !c.optional))
    const text = isUsual ? null : serializeColumns(chosen.map((c) => c.id))
    void setRaw(text, { history: isFirst ? 'push' : 'replace' })
  }
  return { shown, choice: { ...choice, choose } satisfies ColumnChoice }
}
