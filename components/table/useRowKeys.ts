'use client'
import { type KeyboardEvent, type RefObject, useState } from 'react'

interface Options<T> {
  rows: readonly T[]
  rowKey: (row: T) => string
  table: HTMLElement | null
  pending: RefObject<string | null>
  reveal: (index: number) => void
  onSelect?: (row: T) => void
  onOpen?: (row: T) => void
}

const PAGE = 20

/** Keyboard of a table: one tab stop; arrows, Page, Home and End move from row to row, Space selects, Enter opens. */
export function useRowKeys<T>(options: Options<T>) {
  const { rows, rowKey, table, pending, reveal, onSelect, onOpen } = options
  const [active, setActive] = useState<string | null>(null)

  function focusRow(index: number) {
    const row = rows[index]
    if (row === undefined) return
    setActive(rowKey(row))
    const drawn = table?.querySelector<HTMLElement>(`tr[data-index="${index}"]`)
    if (drawn) drawn.focus()
    else {
      pending.current = rowKey(row)
      reveal(index)
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return
    if (event.target.closest('a, button') !== null) return
    const at = Number(event.target.closest<HTMLElement>('tr[data-index]')?.dataset.index ?? Number.NaN)
    const row = rows[at]
    if (row === undefined) return
    const last = rows.length - 1
    switch (event.key) {
      case 'ArrowDown':
        focusRow(Math.min(last, at + 1))
        break
      case 'ArrowUp':
        focusRow(Math.max(0, at - 1))
        break
      case 'PageDown':
        focusRow(Math.min(last, at + PAGE))
        break
      case 'PageUp':
        focusRow(Math.max(0, at - PAGE))
        break
      case 'Home':
        focusRow(0)
        break
      case 'End':
        focusRow(last)
        break
      case ' ':
        onSelect?.(row)
        break
      case 'Enter':
        onOpen?.(row)
        break
      default:
        return
    }
    event.preventDefault()
  }

  return { active, setActive, onKeyDown, focusRow }
}
