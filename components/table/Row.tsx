'use client'
import { type MouseEvent, memo, type RefObject } from 'react'
import { type Column, plain, type SortValue } from './column'
import styles from './DataTable.module.css'

interface Props<T> {
  id: string
  row: T
  columns: readonly Column<T>[]
  index: number
  tabStop: boolean
  selected: boolean
  dim: boolean
  /** The row that takes the focus as soon as it is drawn. */
  pending: RefObject<string | null>
  onSelect?: (row: T) => void
  onFocus: (id: string) => void
}

function DrawnRow<T>({
  id,
  row,
  columns,
  index,
  tabStop,
  selected,
  dim,
  pending,
  onSelect,
  onFocus,
}: Props<T>) {
  const take = (element: HTMLTableRowElement | null) => {
    if (element && pending.current === id) {
      pending.current = null
      element.focus({ preventScroll: true })
    }
  }
  const click = (event: MouseEvent) => {
    const inner = event.target instanceof Element && event.target.closest('a, button')
    if (!inner) onSelect?.(row)
  }
  return (
    <tr
      ref={take}
      className={styles.row}
      aria-rowindex={index + 2}
      aria-current={selected ? 'true' : undefined}
      data-index={index}
      data-dim={dim || undefined}
      tabIndex={tabStop ? 0 : -1}
      onClick={click}
      onFocus={() => onFocus(id)}
    >
      {columns.map((c, i) => {
        const content = c.cell ? c.cell(row) : plain(c.value(row))
        const props = {
          'data-align': c.align,
          'data-words': c.words,
          'data-clip': c.clip,
          title: c.title?.(row) ?? whole(c.value(row)),
        }
        return i === 0 ? (
          <th key={c.id} scope="row" {...props}>
            {content}
          </th>
        ) : (
          <td key={c.id} {...props}>
            {content}
          </td>
        )
      })}
    </tr>
  )
}

/** More than a cell has room for. */
const LONG = 40

const whole = (value: SortValue): string | undefined =>
  typeof value === 'string' && value.length > LONG ? value : undefined

/** Drawn anew only when its own row, or the columns, changed. */
export const Row = memo(DrawnRow) as typeof DrawnRow
