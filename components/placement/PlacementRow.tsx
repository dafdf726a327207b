'use client'
import { memo } from 'react'
import type { Span } from '@/components/grid/useSpan'
import { Margin, Spread } from '@/components/streams/Verdicts'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import { Pips } from '@/components/ui/Pips'
import { clusterColour } from '@/lib/domain/cluster-order'
import { count, NOT_KNOWN } from '@/lib/domain/format'
import { type Cluster, type Stream, streamKey } from '@/lib/domain/model'
import { lacking, placementTrouble } from '@/lib/domain/placement-rows'
import type { ServerColumns } from '@/lib/graph/server-columns'
import edges from './edges.module.css'
import styles from './grid.module.css'
import { Cells } from './RowCells'

interface Props {
  stream: Stream
  columns: ServerColumns
  /** Drawn columns; taken apart because a new object for an unchanged window would redraw every row. */
  first: Span['first']
  end: Span['end']
  before: Span['before']
  after: Span['after']
  clusters: readonly Cluster[]
  rowIndex: number
  selected: boolean
  dim: boolean
  /** Id of the column that is the grid's tab stop, when it is in this row; '' is the name. */
  stop: string | null
  /** A plan lets the leader go from here to there. */
  leadsFrom?: string | undefined
  leadsTo?: string | undefined
}

/** One stream: its name, a cell for each server, how far it is spread and what it can still lose. */
export const PlacementRow = memo(function PlacementRow(props: Props) {
  const { stream, columns, clusters, rowIndex, selected, dim, stop } = props
  const id = streamKey(stream)
  const trouble = placementTrouble(stream)
  const colour = clusterColour(clusters, stream.cluster)
  const cluster: Record<string, string> = { '--cluster': colour ? `var(--c${colour.index})` : 'var(--link)' }
  const total = columns.columns.length
  return (
    <tr
      className={styles.row}
      style={cluster}
      aria-rowindex={rowIndex}
      aria-selected={selected}
      data-trouble={trouble ?? undefined}
      data-dim={dim || undefined}
    >
      <th
        scope="row"
        className={styles.name}
        title={id}
        tabIndex={stop === '' ? 0 : -1}
        aria-colindex={1}
        data-row={id}
        data-col=""
      >
        {trouble && (
          <Glyph size={14}>
            <SeverityShape severity={trouble} />
          </Glyph>
        )}
        <span>{stream.name}</span>
      </th>
      <td className={styles.account} aria-colindex={2} title={`account ${stream.account}`}>
        {stream.account}
      </td>
      <td className={`${styles.wanted} ${edges.left}`} aria-colindex={3} title={wantedTitle(stream)}>
        {wanted(stream)}
      </td>
      {props.before > 0 && <td aria-hidden="true" className={styles.spacer} />}
      <Cells
        stream={stream}
        columns={columns}
        first={props.first}
        end={props.end}
        stop={stop}
        leadsFrom={props.leadsFrom}
        leadsTo={props.leadsTo}
      />
      {props.after > 0 && <td aria-hidden="true" className={styles.spacer} />}
      <td className={`${styles.spread} ${edges.right}`} aria-colindex={total + 4}>
        {stream.replicas.length === 0 ? NOT_KNOWN : <Spread spread={stream.spread} />}
      </td>
      <td className={styles.margin} aria-colindex={total + 5} title={marginTitle(stream)}>
        <MarginCell stream={stream} />
      </td>
    </tr>
  )
})

function MarginCell({ stream }: { stream: Stream }) {
  const size = Math.max(stream.replicas.length, stream.replicasWanted ?? 0)
  const { needed, online } = stream.quorum
  return (
    <div className={styles.quorum}>
      {size > 0 && (
        <div className={styles.pips} style={{ width: Math.min(64, size * 14 - 4) }} aria-hidden="true">
          <Pips size={size} needed={needed} online={online} />
        </div>
      )}
      <Margin stream={stream} />
    </div>
  )
}

/** `3`, or `2/3` when fewer are assigned than wanted. */
function wanted(s: Stream): string {
  if (s.replicasWanted === null) return NOT_KNOWN
  return s.replicas.length < s.replicasWanted
    ? `${s.replicas.length}/${s.replicasWanted}`
    : count(s.replicasWanted)
}

function wantedTitle(s: Stream): string {
  if (s.replicasWanted === null) return 'nobody told how many replicas are wanted'
  const short = lacking(s)
  return `${s.replicasWanted} wanted, ${s.replicas.length} assigned${short > 0 ? `, ${short} not there` : ''}`
}

const marginTitle = (s: Stream) => `needs ${s.quorum.needed}, has ${s.quorum.online}`
