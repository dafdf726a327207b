import type { Replica, Stream } from '@/lib/domain/model'
import { streamKey } from '@/lib/domain/model'
import type { ServerColumns } from '@/lib/graph/server-columns'
import { CellMark } from './CellMark'
import styles from './grid.module.css'
import { cellName } from './names'

/** The cells of one stream that are in sight, joined by a thread from its first replica to its last. */
export function Cells({
  stream,
  columns,
  first,
  end,
  stop,
}: {
  stream: Stream
  columns: ServerColumns
  first: number
  end: number
  stop: string | null
}) {
  const id = streamKey(stream)
  const at = new Map<number, Replica>()
  for (const r of stream.replicas) {
    const index = columns.indexOf.get(r.server)
    if (index !== undefined) at.set(index, r)
  }
  const places = [...at.keys()]
  const from = Math.min(...places)
  const to = Math.max(...places)
  return columns.columns.slice(first, end).map((column, i) => {
    const index = first + i
    const replica = at.get(index)
    return (
      <td
        key={column.key}
        className={styles.cell}
        tabIndex={stop === column.key ? 0 : -1}
        aria-colindex={index + 4}
        aria-label={replica && cellName(stream.name, replica)}
        data-row={id}
        data-col={column.key}
        data-first={column.firstOf ?? undefined}
        data-thread={threadOf(index, from, to)}
      >
        {replica && <CellMark role={replica.role} state={replica.state} lag={replica.lag} />}
      </td>
    )
  })
}

/** Which part of the thread runs through a cell. */
function threadOf(index: number, from: number, to: number): 'start' | 'mid' | 'end' | undefined {
  if (from >= to || index < from || index > to) return undefined
  return index === from ? 'start' : index === to ? 'end' : 'mid'
}
