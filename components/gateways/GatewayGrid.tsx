'use client'
import { useCallback, useMemo, useState } from 'react'
import { type CellId, cellOf, useGridKeys } from '@/components/grid/useGridKeys'
import { useSpan } from '@/components/grid/useSpan'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { ClusterSwatch } from '@/components/ui/Chip'
import { useSelection } from '@/components/ui/useSelection'
import { type GatewayMatrix, heatOf, type MatrixRow } from '@/lib/domain/gateway-matrix'
import { gatewayKey } from '@/lib/domain/model'
import type { Sieve } from '@/lib/domain/query/sieve'
import styles from './cells.module.css'
import { compactName, gaugeOf } from './gauge'
import heads from './heads.module.css'
import { MatrixRowCells } from './MatrixRowCells'
import { clusterHeadName } from './names'

/** Clusters × clusters, virtual both ways: a cell says what the row's servers report of the column. */
export function GatewayGrid({
  matrix,
  rows,
  top,
  sieve,
  onToggle,
}: {
  matrix: GatewayMatrix
  rows: readonly MatrixRow[]
  /** Upper end of the heat scale in ms. */
  top: number | null
  /** Finds and hides links: hidden cells are empty, others than those looked for are dimmed. */
  sieve: Sieve
  onToggle: (cluster: string) => void
}) {
  const { clusters, servers, findings, gateways } = useSnapshot()
  const [selection, select] = useSelection()
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [table, setTable] = useState<HTMLTableElement | null>(null)
  const byKey = useMemo(() => new Map(servers.map((s) => [s.key, s])), [servers])
  const since = useMemo(
    () => new Map(findings.flatMap((f) => (f.subject.kind === 'gateway' ? [[f.subject.id, f.since]] : []))),
    [findings],
  )
  const cols = matrix.clusters
  const { isCompact, ...gauge } = useMemo(
    () => gaugeOf({ clusters: cols, links: gateways }),
    [cols, gateways],
  )
  const { head, lead, all: allColumns } = gauge
  const { min: columnW, max: widest } = gauge.column
  const { cluster: rowH, server: serverH } = gauge.row
  const rowSizes = useMemo(
    () => rows.map((r) => (r.kind === 'cluster' ? rowH : serverH)),
    [rows, rowH, serverH],
  )
  const colSizes = useMemo(() => cols.map(() => columnW), [cols, columnW])
  const rowIds = useMemo(() => rows.map((r) => r.id), [rows])
  const y = useSpan({ axis: 'y', sizes: rowSizes, scroller, lead: head, all: 60 })
  const x = useSpan({ axis: 'x', sizes: colSizes, scroller, lead, all: allColumns, step: 4 })

  const pick = useCallback(
    ({ row, col }: CellId) => {
      const at = rows.find((r) => r.id === row)
      if (at === undefined) {
        if (col !== '') void select({ kind: 'cluster', id: col })
      } else if (at.kind === 'server') void select({ kind: 'server', id: at.server })
      else if (col === '' || col === at.cluster) void select({ kind: 'cluster', id: at.cluster })
      else if (matrix.link(at.cluster, col)) {
        void select({ kind: 'gateway', id: gatewayKey({ from: at.cluster, to: col }) })
      }
    },
    [rows, matrix, select],
  )
  const keys = useGridKeys({
    rows: rowIds,
    cols,
    table,
    reveal: (row, col) => {
      if (row >= 0) y.reveal(row)
      if (col >= 0) x.reveal(col)
    },
    onEnter: pick,
    onSpace: ({ row, col }) => {
      const at = rows.find((r) => r.id === row)
      if (at && col === '') onToggle(at.cluster)
      else pick({ row, col })
    },
  })
  const shown = rows.slice(y.first, y.end)
  const drawn = cols.slice(x.first, x.end)
  const active = keys.active
  const isDrawn =
    active !== null &&
    (active.row === '' || shown.some((r) => r.id === active.row)) &&
    (active.col === '' || drawn.includes(active.col))
  const stop = isDrawn ? active : { row: shown[0]?.id ?? '', col: '' }
  const all = cols.length <= allColumns
  const min = lead + cols.length * columnW
  const width = all ? `min(100%, ${lead + cols.length * widest}px)` : `${min}px`
  const style: Record<string, string> = { '--head': `${head}px`, '--lead': `${lead}px` }
  const chosen = selection && `${selection.kind}:${selection.id}`
  const spacers = { before: x.before > 0, after: x.after > 0 }

  return (
    <div ref={setScroller} className={styles.scroller} data-compact={isCompact || undefined} style={style}>
      <table
        ref={setTable}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked is a grid
        role="grid"
        aria-label="Gateways, row sees column"
        aria-rowcount={rows.length + 1}
        aria-colcount={cols.length + 1}
        className={styles.grid}
        style={{ width, minWidth: min }}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onClick={(event) => {
          const target = event.target instanceof Element ? event.target : null
          const at = target && target.closest('button') === null ? cellOf(target) : null
          if (at) pick(at)
        }}
      >
        <colgroup>
          <col style={{ width: lead }} />
          {spacers.before && <col style={{ width: x.before }} />}
          {drawn.map((c) => (
            <col key={c} style={all ? undefined : { width: columnW }} />
          ))}
          {spacers.after && <col style={{ width: x.after }} />}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th
              scope="col"
              className={heads.corner}
              data-row=""
              data-col=""
              tabIndex={stop.row === '' && stop.col === '' ? 0 : -1}
            >
              from <span className="visually-hidden">cluster</span> ↓ to →
            </th>
            {spacers.before && <td aria-hidden="true" />}
            {drawn.map((c, i) => (
              <th
                key={c}
                scope="col"
                className={heads.colHead}
                data-row=""
                data-col={c}
                tabIndex={stop.row === '' && stop.col === c ? 0 : -1}
                aria-colindex={x.first + i + 2}
                aria-label={clusterHeadName(
                  c,
                  servers.filter((s) => s.cluster === c),
                )}
                aria-selected={chosen === `cluster:${c}`}
              >
                <span className={heads.colBox} title={c}>
                  <ClusterSwatch clusters={clusters} name={c} />
                  <span>{isCompact ? compactName(c) : c}</span>
                </span>
              </th>
            ))}
            {spacers.after && <td aria-hidden="true" />}
          </tr>
        </thead>
        <tbody>
          {y.before > 0 && <Gap height={y.before} />}
          {shown.map((row, i) => (
            <MatrixRowCells
              key={row.id}
              row={row}
              rowIndex={y.first + i + 2}
              cols={drawn}
              first={x.first}
              spacers={spacers}
              matrix={matrix}
              byKey={byKey}
              isCompact={isCompact}
              since={since}
              heat={(link) => heatOf(link, top)}
              fate={(link) => (link ? sieve.fate('gateway', link) : 'kept')}
              chosen={chosen}
              stop={stop.row === row.id ? stop.col : null}
              onToggle={onToggle}
            />
          ))}
          {y.after > 0 && <Gap height={y.after} />}
        </tbody>
      </table>
    </div>
  )
}

function Gap({ height }: { height: number }) {
  return (
    <tr>
      <td aria-hidden="true" style={{ height }} />
    </tr>
  )
}
