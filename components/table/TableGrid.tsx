'use client'
import { type ReactNode, useRef, useState } from 'react'
import type { Footer } from './column'
import styles from './DataTable.module.css'
import { HeadRow } from './HeadRow'
import { Row } from './Row'
import { TableNotices } from './TableNotices'
import { useRowKeys } from './useRowKeys'
import type { Table } from './useTable'
import { useWindow } from './useWindow'

export interface GridProps<T> {
  rowKey: (row: T) => string
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

/** The table itself: its first column heads the rows. */
export function TableGrid<T>({ table: model, ...props }: GridProps<T> & { table: Table<T> }) {
  const { rowKey, selected = null, onSelect, onOpen } = props
  const { caption, shown: columns, rows, sort } = model
  // Sums over nothing say nothing: an empty table may be one of which nobody has answered.
  const foot = rows.length > 0 ? props.foot : undefined
  const [table, setTable] = useState<HTMLElement | null>(null)
  const view = useWindow(rows.length, table)
  const pending = useRef<string | null>(null)
  const keys = useRowKeys({ rows, rowKey, table, pending, reveal: view.reveal, onSelect, onOpen })
  const drawn = rows.slice(view.first, view.end)
  const stop = drawn.some((row) => rowKey(row) === keys.active)
    ? keys.active
    : drawn[0] === undefined
      ? null
      : rowKey(drawn[0])

  return (
    <>
      <TableNotices table={model} />
      <table
        ref={setTable}
        className={styles.table}
        data-narrow={props.narrow}
        aria-label={caption}
        aria-rowcount={rows.length + 1 + (foot ? 1 : 0)}
        aria-colcount={columns.length}
      >
        <HeadRow columns={columns} sort={sort} onSort={model.setSort} />
        {view.before > 0 && <Spacer height={view.before} columns={columns.length} />}
        <tbody onKeyDown={keys.onKeyDown}>
          {drawn.map((row, i) => (
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
          {rows.length === 0 && (
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
            <tr aria-rowindex={rows.length + 2}>
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
