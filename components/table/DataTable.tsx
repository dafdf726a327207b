'use client'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { quoted } from '@/lib/url/quoted'
import type { Sort } from '@/lib/url/sort'
import type { Column, Footer } from './column'
import styles from './DataTable.module.css'
import { HeadRow } from './HeadRow'
import { Row } from './Row'
import { sortRows } from './sort-rows'
import { TableNotice } from './TableNotice'
import { useRowKeys } from './useRowKeys'
import { useSort } from './useSort'
import { useWindow } from './useWindow'

interface Props<T> {
  /** Accessible name. */
  caption: string
  columns: readonly Column<T>[]
  /** In their natural order, which decides between equal values. Rows that did not change keep their identity. */
  rows: readonly T[]
  rowKey: (row: T) => string
  /** Key of the address that holds the sort. */
  sortKey: string
  defaultSort: Sort
  selected?: string | null
  onSelect?: (row: T) => void
  onOpen?: (row: T) => void
  foot?: Footer
  /** Rows whose figures are not of now. */
  dim?: (row: T) => boolean
  /** For tables of few columns: no wider than they need. */
  narrow?: boolean
  /** Shown in place of rows. */
  empty?: ReactNode
}

/** A plain table: first column heads the row, sort in the address, keyboard by row, virtual above 100 rows. */
export function DataTable<T>(props: Props<T>) {
  const { caption, columns, rows, rowKey, selected = null, onSelect, onOpen } = props
  const { sort, setSort, unusable } = useSort(props.sortKey, columns, props.defaultSort)
  const column = columns.find((c) => c.id === sort.column)
  const sorted = useMemo(
    () => (column ? sortRows(rows, column.value, sort.direction) : [...rows]),
    [rows, column, sort.direction],
  )
  // Sums over nothing say nothing: an empty table may be one of which nobody has answered.
  const foot = rows.length > 0 ? props.foot : undefined
  const [table, setTable] = useState<HTMLElement | null>(null)
  const view = useWindow(sorted.length, table)
  const pending = useRef<string | null>(null)
  const keys = useRowKeys({ rows: sorted, rowKey, table, pending, reveal: view.reveal, onSelect, onOpen })
  const shown = sorted.slice(view.first, view.end)
  const stop = shown.some((row) => rowKey(row) === keys.active)
    ? keys.active
    : shown[0] === undefined
      ? null
      : rowKey(shown[0])

  return (
    <>
      {unusable !== null && (
        <TableNotice onDismiss={() => setSort(null)}>
          {caption} cannot be sorted by {quoted(unusable)}, so it is sorted by {column?.head ?? sort.column}.
        </TableNotice>
      )}
      <table
        ref={setTable}
        className={styles.table}
        data-narrow={props.narrow}
        aria-label={caption}
        aria-rowcount={sorted.length + 1 + (foot ? 1 : 0)}
        aria-colcount={columns.length}
      >
        <HeadRow columns={columns} sort={sort} onSort={setSort} />
        {view.before > 0 && <Spacer height={view.before} columns={columns.length} />}
        <tbody onKeyDown={keys.onKeyDown}>
          {shown.map((row, i) => (
            <Row
              key={rowKey(row)}
              id={rowKey(row)}
              row={row}
              columns={columns}
              index={view.first + i}
              tabStop={rowKey(row) === stop}
              selected={rowKey(row) === selected}
              dim={props.dim?.(row) ?? false}
              pending={pending}
              onSelect={onSelect}
              onFocus={keys.setActive}
            />
          ))}
          {sorted.length === 0 && (
            <tr>
              <td colSpan={columns.length} className={styles.empty}>
                {props.empty ?? 'none'}
              </td>
            </tr>
          )}
        </tbody>
        {view.after > 0 && <Spacer height={view.after} columns={columns.length} />}
        {foot && (
          <tfoot>
            <tr aria-rowindex={sorted.length + 2}>
              {columns.map((c) => (
                <td key={c.id} data-align={c.align} title={foot[c.id]?.title}>
                  {foot[c.id]?.content}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </>
  )
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  return (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={columns} className={styles.spacer} style={{ height }} />
      </tr>
    </tbody>
  )
}
