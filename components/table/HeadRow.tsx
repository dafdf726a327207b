'use client'
import type { Sort } from '@/lib/url/sort'
import type { Column } from './column'
import styles from './DataTable.module.css'

interface Props<T> {
  columns: readonly Column<T>[]
  sort: Sort
  onSort: (next: Sort) => void
}

/** Every head is a button that sorts by its column; figures start from the largest. */
export function HeadRow<T>({ columns, sort, onSort }: Props<T>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((c) => {
          const direction = sort.column === c.id ? sort.direction : null
          const first = c.align === 'end' ? 'desc' : 'asc'
          const next = direction === null ? first : direction === 'asc' ? 'desc' : 'asc'
          return (
            <th
              key={c.id}
              scope="col"
              data-align={c.align}
              aria-sort={direction === null ? 'none' : direction === 'asc' ? 'ascending' : 'descending'}
            >
              <button
                type="button"
                className={styles.head}
                // The whole word: in two pieces it would be read as two.
                aria-label={c.drawn === undefined ? undefined : c.head}
                title={c.about}
                onClick={() => onSort({ column: c.id, direction: next })}
              >
                <span>{c.head.slice(0, c.drawn)}</span>
                <svg aria-hidden="true" width="8" height="8" viewBox="0 0 8 8" data-direction={direction}>
                  <path
                    d="M4 0.5 V7 M1 4.2 L4 7.2 L7 4.2"
                    fill="none"
                    stroke="currentColor"
                    strokeWidth="1.4"
                  />
                </svg>
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
