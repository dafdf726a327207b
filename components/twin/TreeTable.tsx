'use client'
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import table from '@/components/table/DataTable.module.css'
import { useRowKeys } from '@/components/table/useRowKeys'
import { useWindow } from '@/components/table/useWindow'
import type { TreeColumn, TreeFacts } from './tree-columns'
import { parentOf, type TreeRow } from './tree-rows'
import styles from './twin.module.css'

const idOf = (row: TreeRow) => row.id

interface Props {
  caption: string
  rows: readonly TreeRow[]
  columns: readonly TreeColumn[]
  facts: TreeFacts
  /** Id of the selected row. */
  selected: string | null
  onSelect: (row: TreeRow) => void
  /** Enter on a row. */
  onOpen: (row: TreeRow) => void
  onToggle: (id: string) => void
}

/**
 * Regions, AZs and servers as a treegrid: one tab stop; up and down go from row to row, right opens a branch and goes in,
 * left closes it and goes out, Space selects, Enter selects and then opens.
 */
export function TreeTable({ caption, rows, columns, facts, selected, onSelect, onOpen, onToggle }: Props) {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const view = useWindow(rows.length, element)
  const pending = useRef<string | null>(null)
  const keys = useRowKeys({
    rows,
    rowKey: idOf,
    table: element,
    pending,
    reveal: view.reveal,
    onSelect,
    onOpen,
  })
  const shown = rows.slice(view.first, view.end)
  const stop = (shown.find((r) => r.id === keys.active) ?? shown.find((r) => r.id === selected) ?? shown[0])
    ?.id

  function onKeyDown(event: KeyboardEvent) {
    const at = Number(
      (event.target instanceof HTMLElement &&
        event.target.closest<HTMLElement>('tr[data-index]')?.dataset.index) ||
        Number.NaN,
    )
    const row = rows[at]
    const isAside = event.key === 'ArrowRight' || event.key === 'ArrowLeft'
    if (!row || !isAside || event.altKey || event.ctrlKey || event.metaKey) return keys.onKeyDown(event)
    event.preventDefault()
    const branch = row.kind === 'server' ? null : row
    if (event.key === 'ArrowRight') {
      if (branch && !branch.open) onToggle(row.id)
      else if (branch) keys.focusRow(at + 1)
    } else if (branch?.open) onToggle(row.id)
    else keys.focusRow(rows.findIndex((r) => r.id === parentOf(row)))
  }

  return (
    <table
      ref={setElement}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows open and close is a treegrid
      role="treegrid"
      className={table.table}
      aria-label={caption}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
    >
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((c) => (
            <th key={c.id} scope="col" data-align={c.align} title={c.about}>
              {c.head}
            </th>
          ))}
        </tr>
      </thead>
      {view.before > 0 && <Spacer height={view.before} columns={columns.length} />}
      <tbody onKeyDown={onKeyDown}>
        {shown.map((row, i) => (
          <Row
            key={row.id}
            row={row}
            index={view.first + i}
            columns={columns}
            facts={facts}
            tabStop={row.id === stop}
            selected={row.id === selected}
            take={(drawn) => {
              if (!drawn || pending.current !== row.id) return
              pending.current = null
              drawn.focus({ preventScroll: true })
            }}
            onFocus={() => keys.setActive(row.id)}
            onChoose={() => onSelect(row)}
            onToggle={() => onToggle(row.id)}
          />
        ))}
      </tbody>
      {view.after > 0 && <Spacer height={view.after} columns={columns.length} />}
    </table>
  )
}

function Row(props: {
  row: TreeRow
  index: number
  columns: readonly TreeColumn[]
  facts: TreeFacts
  tabStop: boolean
  selected: boolean
  take: (drawn: HTMLTableRowElement | null) => void
  onFocus: () => void
  onChoose: () => void
  onToggle: () => void
}) {
  const { row, columns, facts, onChoose, onToggle } = props
  const open = row.kind === 'server' ? undefined : row.open
  const click = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.target.closest('a')) return
    if (event.target.closest('[data-twist]')) onToggle()
    else onChoose()
  }
  return (
    <tr
      ref={props.take}
      className={`${table.row} ${styles.row}`}
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.of}
      aria-expanded={open}
      aria-rowindex={props.index + 2}
      aria-current={props.selected ? 'true' : undefined}
      data-index={props.index}
      data-kind={row.kind}
      tabIndex={props.tabStop ? 0 : -1}
      onClick={click}
      onFocus={props.onFocus}
    >
      {columns.map((c, i) => {
        const content = c.cell(row, facts)
        const shared = { 'data-align': c.align, 'data-words': c.words, title: c.title?.(row) }
        return i === 0 ? (
          <th key={c.id} scope="row" {...shared}>
            {open !== undefined && (
              <svg
                aria-hidden="true"
                data-twist=""
                className={styles.twist}
                data-open={open || undefined}
                width="16"
                height="16"
                viewBox="-8 -8 16 16"
              >
                <path d="M-2 -4 L2 0 L-2 4" fill="none" stroke="currentColor" strokeWidth="1.5" />
              </svg>
            )}
            {content}
          </th>
        ) : (
          <td key={c.id} {...shared}>
            {content}
          </td>
        )
      })}
    </tr>
  )
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  return (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={columns} className={table.spacer} style={{ height }} />
      </tr>
    </tbody>
  )
}
