import type { Replica, Stream } from '@/lib/domain/model'
import { streamKey } from '@/lib/domain/model'
import type { ServerColumns } from '@/lib/graph/server-columns'
import { CellMark } from './CellMark'
import styles from './grid.module.css'
import { cellName } from './names'
import plan from './plan.module.css'

/** The cells of one stream that are in sight, joined by a thread from its first replica to its last. */
export function Cells({
  stream,
  columns,
  first,
  end,
  stop,
  leadsFrom,
  leadsTo,
}: {
  stream: Stream
  columns: ServerColumns
  first: number
  end: number
  stop: string | null
  leadsFrom?: string | undefined
  leadsTo?: string | undefined
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
    const planned = column.key === leadsTo ? 'to' : column.key === leadsFrom ? 'from' : undefined
    return (
      <td
        key={column.key}
        className={planned === undefined ? styles.cell : `${styles.cell} ${plan.planned}`}
        tabIndex={stop === column.key ? 0 : -1}
        aria-colindex={index + 4}
        aria-label={replica && named(cellName(stream.name, replica, stream.replicas), planned === 'to')}
        data-plan={planned}
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

const named = (name: string, next: boolean): string => (next ? `${name}, would lead` : name)

/** Which part of the thread runs through a cell. */
function threadOf(index: number, from: number, to: number): 'start' | 'mid' | 'end' | undefined {
  if (from >= to || index < from || index > to) return undefined
  return index === from ? 'start' : index === to ? 'end' : 'mid'
}
