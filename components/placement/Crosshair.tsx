import type { ServerColumns } from '@/lib/graph/server-columns'
import { COLUMN_WIDTH } from '@/lib/graph/server-columns'
import styles from './grid.module.css'
import { LEAD } from './sizes'

/** Lights the column that is pointed at, or selected; the row does so itself. */
export function Crosshair({ columns, col }: { columns: ServerColumns; col: string | null }) {
  const index = col ? columns.indexOf.get(col) : undefined
  if (index === undefined) return null
  const end = columns.columns.slice(0, index + 1).reduce((x, c) => x + c.width, LEAD.width)
  return (
    <div
      aria-hidden="true"
      className={styles.crosshair}
      style={{ left: end - COLUMN_WIDTH, width: COLUMN_WIDTH }}
    />
  )
}
