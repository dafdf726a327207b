'use client'
import { useSaysOf } from '@/components/ui/said-keys'
import { columnsKey } from '@/lib/url/columns'
import { quoted } from '@/lib/url/quoted'
import { TableNotice } from './TableNotice'
import type { Table } from './useTable'

/** What the address asks of a table and cannot have, by name. */
export function TableNotices<T>({ table }: { table: Table<T> }) {
  const { caption, columns, sort, choice, sortKey } = table
  useSaysOf(sortKey, columnsKey(sortKey))
  const by = columns.find((c) => c.id === sort.column)?.head ?? sort.column
  return (
    <>
      {table.unusableSort !== null && (
        <TableNotice onDismiss={() => table.setSort(null)}>
          {caption} cannot be sorted by {quoted(table.unusableSort)}, so it is sorted by {by}.
        </TableNotice>
      )}
      {choice.unusable !== null && (
        <TableNotice onDismiss={() => choice.choose(choice.isDefault ? null : choice.ids, true)}>
          {caption} has no column {quoted(choice.unusable)}, so{' '}
          {choice.isDefault ? 'it shows its usual ones' : 'it shows the others that were asked for'}.
        </TableNotice>
      )}
    </>
  )
}
