'use client'
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'

/** A cell by the ids of its row and column; '' is the head row, or the head column. */
export interface CellId {
  row: string
  col: string
}

interface Options {
  /** Ids top to bottom and left to right, without the heads. */
  rows: readonly string[]
  cols: readonly string[]
  /** Rows that cannot be entered, such as the title of a group. */
  isStop?: (row: number) => boolean
  table: HTMLElement | null
  /** Brings a cell that is not drawn into sight; -1 is the head. */
  reveal: (row: number, col: number) => void
  onEnter: (cell: CellId) => void
  /** What Space does when it is not the same as Enter. */
  onSpace?: (cell: CellId) => void
}

const PAGE = 20

/**
 * Keyboard of a grid: one tab stop; arrows, Page, Home and End move from cell to cell, heads included, Enter and Space
 * choose. Cells carry `data-row` and `data-col` with their ids. Rows that move keep the focus.
 */
export function useGridKeys({
  rows,
  cols,
  isStop = () => true,
  table,
  reveal,
  onEnter,
  onSpace = onEnter,
}: Options) {
  const [active, setActive] = useState<CellId | null>(null)
  const pending = useRef<CellId | null>(null)

  useEffect(() => {
    if (pending.current && table && focusCell(table, pending.current)) pending.current = null
  })

  function go(row: number, col: number) {
    const cell = { row: row < 0 ? '' : (rows[row] ?? ''), col: col < 0 ? '' : (cols[col] ?? '') }
    setActive(cell)
    if (table && focusCell(table, cell)) return
    pending.current = cell
    reveal(row, col)
  }

  /** The nearest row that can be entered on the way from `row` by `step`; -1 is the head. */
  function rowFrom(row: number, step: number): number {
    const direction = Math.sign(step)
    let at = Math.max(-1, Math.min(rows.length - 1, row + step))
    while (at >= 0 && at < rows.length && !isStop(at)) at += direction
    return at >= rows.length ? row : at
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.metaKey || !(event.target instanceof HTMLElement)) return
    if (event.target.closest('a, button') !== null) return
    const cell = cellOf(event.target)
    if (!cell) return
    const row = cell.row === '' ? -1 : rows.indexOf(cell.row)
    const col = cell.col === '' ? -1 : cols.indexOf(cell.col)
    const whole = event.ctrlKey
    switch (event.key) {
      case 'ArrowDown':
        go(rowFrom(row, 1), col)
        break
      case 'ArrowUp':
        if (row >= 0) go(rowFrom(row, -1), col)
        break
      case 'ArrowRight':
        go(row, Math.min(cols.length - 1, col + 1))
        break
      case 'ArrowLeft':
        go(row, Math.max(-1, col - 1))
        break
      case 'PageDown':
        go(rowFrom(row, PAGE), col)
        break
      case 'PageUp':
        go(rowFrom(row, -PAGE), col)
        break
      case 'Home':
        go(whole ? -1 : row, -1)
        break
      case 'End':
        go(whole ? rowFrom(rows.length, -1) : row, cols.length - 1)
        break
      case ' ':
        if (whole) return
        onSpace(cell)
        break
      case 'Enter':
        if (whole) return
        onEnter(cell)
        break
      default:
        return
    }
    event.preventDefault()
  }

  const onFocus = (event: FocusEvent) => {
    const cell = event.target instanceof HTMLElement ? cellOf(event.target) : null
    if (cell && (cell.row !== active?.row || cell.col !== active.col)) setActive(cell)
  }

  return { active, onKeyDown, onFocus }
}

/** The cell that an element belongs to. */
export function cellOf(element: Element): CellId | null {
  const found = element.closest<HTMLElement>('[data-row][data-col]')
  return found ? { row: found.dataset.row ?? '', col: found.dataset.col ?? '' } : null
}

function focusCell(table: HTMLElement, { row, col }: CellId): boolean {
  const found = table.querySelector<HTMLElement>(
    `[data-row="${CSS.escape(row)}"][data-col="${CSS.escape(col)}"]`,
  )
  found?.focus()
  return found !== null
}
