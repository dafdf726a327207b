'use client'
import { type MouseEvent, useCallback, useMemo, useState } from 'react'
import { useCutEdges } from '@/components/grid/useCutEdges'
import { type CellId, cellOf, useGridKeys } from '@/components/grid/useGridKeys'
import { useSpan } from '@/components/grid/useSpan'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { isStale } from '@/components/streams/stream-health'
import { ClusterName } from '@/components/ui/ClusterName'
import { useSelection } from '@/components/ui/useSelection'
import { plural } from '@/lib/domain/format'
import type { BalancePlan } from '@/lib/domain/operation'
import type { PlacementRow as Row } from '@/lib/domain/placement-rows'
import { meanReplicas, replicaCounts } from '@/lib/domain/replica-counts'
import type { ServerColumns } from '@/lib/graph/server-columns'
import { CellTip } from './CellTip'
import { Corner } from './Corner'
import { Crosshair } from './Crosshair'
import edges from './edges.module.css'
import { GroupHeads } from './GroupHeads'
import styles from './grid.module.css'
import head from './head.module.css'
import { ServerHead } from './PlacementHead'
import { PlacementRow } from './PlacementRow'
import { HEAD, LEAD, ROW, TAIL } from './sizes'
import { useSelectedInSight } from './useSelectedInSight'

const sum = (sizes: readonly number[]) => sizes.reduce((a, b) => a + b, 0)

/** Streams × servers, virtual both ways; a cell says what of the stream lies on the server. */
export function PlacementGrid({
  rows,
  columns,
  faded,
  plan,
}: {
  rows: readonly Row[]
  columns: ServerColumns
  /** Servers that are shown and are not what is looked for. */
  faded: ReadonlySet<string>
  /** Leaders that would move, drawn into the cells. */
  plan: BalancePlan | null
}) {
  const snapshot = useSnapshot()
  const { streams, clusters } = snapshot
  const [selection, select] = useSelection()
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [table, setTable] = useState<HTMLTableElement | null>(null)
  const [hover, setHover] = useState<CellId | null>(null)
  const servers = useMemo(() => new Map(snapshot.servers.map((s) => [s.key, s])), [snapshot.servers])
  const counts = useMemo(() => replicaCounts(streams), [streams])
  const mean = meanReplicas(snapshot.servers, counts)
  const rowSizes = useMemo(() => rows.map((r) => (r.kind === 'group' ? ROW.group : ROW.stream)), [rows])
  const colSizes = useMemo(() => columns.columns.map((c) => c.width), [columns])
  const rowIds = useMemo(() => rows.map((r) => r.id), [rows])
  const colIds = useMemo(() => columns.columns.map((c) => c.key), [columns])
  const y = useSpan({ axis: 'y', sizes: rowSizes, scroller, lead: HEAD, all: 100 })
  const x = useSpan({
    axis: 'x',
    sizes: colSizes,
    scroller,
    lead: LEAD.width,
    tail: TAIL.width,
    all: 40,
    step: 8,
  })

  const chosen = selection?.kind === 'stream' ? selection.id : null
  const server = selection?.kind === 'server' ? selection.id : null
  const seen = useSelectedInSight({ scroller, chosen, rows, rowSizes, columns, colSizes })
  const width = LEAD.width + sum(colSizes) + TAIL.width
  const cut = useCutEdges(scroller, width)

  const pick = useCallback(
    (cell: CellId) => {
      if (cell.row !== '') {
        seen.current = cell.row
        void select({ kind: 'stream', id: cell.row })
      } else if (cell.col !== '') void select({ kind: 'server', id: cell.col })
    },
    [select, seen],
  )
  const moves = useMemo(() => new Map(plan?.moves.map((m) => [`${plan.account}/${m.stream}`, m])), [plan])
  const keys = useGridKeys({
    rows: rowIds,
    cols: colIds,
    isStop: (i) => rows[i]?.kind === 'stream',
    table,
    reveal: (row, col) => {
      if (row >= 0) y.reveal(row)
      if (col >= 0) x.reveal(col)
    },
    onEnter: pick,
  })
  const shown = rows.slice(y.first, y.end)
  const heads = columns.columns.slice(x.first, x.end)
  const stop = tabStop(keys.active, shown, heads)
  const point = (event: MouseEvent) => {
    const at = event.target instanceof Element ? cellOf(event.target) : null
    if (at?.row !== hover?.row || at?.col !== hover?.col) setHover(at)
  }
  const span = { first: x.first, end: x.end, before: x.before, after: x.after }
  const drawnCols = 5 + heads.length + (x.before > 0 ? 1 : 0) + (x.after > 0 ? 1 : 0)

  return (
    <div
      ref={setScroller}
      className={`${styles.scroller} ${edges.cut}`}
      data-cut={cut || undefined}
      onScroll={() => hover && setHover(null)}
    >
      <div className={styles.content} style={{ width: `max(100%, ${width}px)` }}>
        <table
          ref={setTable}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked is a grid
          role="grid"
          aria-label="Placement of streams on servers"
          aria-rowcount={rows.length + 3}
          aria-colcount={columns.columns.length + 5}
          className={styles.grid}
          onKeyDown={keys.onKeyDown}
          onFocus={keys.onFocus}
          onMouseOver={point}
          onMouseLeave={() => setHover(null)}
          onClick={(event) => {
            const at = event.target instanceof Element ? cellOf(event.target) : null
            if (at) pick(at)
          }}
        >
          <colgroup>
            {[LEAD.stream, LEAD.account, LEAD.wanted].map((w, i) => (
              <col key={`lead${LEAD_KEYS[i]}`} style={{ width: w }} />
            ))}
            {x.before > 0 && <col style={{ width: x.before }} />}
            {heads.map((c) => (
              <col key={c.key} style={{ width: c.width }} />
            ))}
            {x.after > 0 && <col style={{ width: x.after }} />}
            <col style={{ width: TAIL.spread }} />
            {/* At least `TAIL.margin`: what is left of the window, so that rows end where it does. */}
            <col />
          </colgroup>
          <thead>
            <GroupHeads columns={columns} servers={servers} {...span} />
            <tr className={head.servers} aria-rowindex={3}>
              <Corner mean={mean} tabStop={stop.row === '' && stop.col === ''} />
              {x.before > 0 && <td aria-hidden="true" className={head.blank} />}
              {heads.map((c, i) => (
                <ServerHead
                  key={c.key}
                  column={c}
                  index={x.first + i}
                  server={servers.get(c.key)}
                  leads={counts.get(c.key)?.leads ?? 0}
                  follows={counts.get(c.key)?.follows ?? 0}
                  alone={counts.get(c.key)?.alone ?? 0}
                  mean={mean}
                  clusters={clusters}
                  selected={c.key === server}
                  faded={faded.has(c.key)}
                  tabStop={stop.row === '' && stop.col === c.key}
                />
              ))}
              {x.after > 0 && <td aria-hidden="true" className={head.blank} />}
              <th scope="col" className={`${head.ends} ${styles.spread}`}>
                Spread now
              </th>
              <th scope="col" className={`${head.ends} ${styles.margin}`}>
                Quorum margin
              </th>
            </tr>
          </thead>
          {y.before > 0 && <Gap height={y.before} columns={drawnCols} />}
          <tbody>
            {shown.map((row, i) =>
              row.kind === 'group' ? (
                <tr key={row.id} className={styles.group} aria-rowindex={y.first + i + 4}>
                  <th scope="rowgroup" colSpan={3}>
                    {row.cluster === null ? (
                      row.label
                    ) : (
                      <ClusterName name={row.cluster} clusters={clusters} />
                    )}{' '}
                    <span className={styles.groupCount}>{plural(row.count, 'stream')}</span>
                  </th>
                  <td colSpan={drawnCols - 3} aria-hidden="true" />
                </tr>
              ) : (
                <PlacementRow
                  key={row.id}
                  stream={row.stream}
                  columns={columns}
                  clusters={clusters}
                  rowIndex={y.first + i + 4}
                  selected={row.id === chosen}
                  dim={isStale(row.stream, snapshot)}
                  stop={stop.row === row.id ? stop.col : null}
                  leadsFrom={moves.get(row.id)?.from}
                  leadsTo={moves.get(row.id)?.to}
                  {...span}
                />
              ),
            )}
          </tbody>
          {y.after > 0 && <Gap height={y.after} columns={drawnCols} />}
        </table>
        <Crosshair columns={columns} col={hover?.col || server} />
      </div>
      {hover !== null && <CellTip cell={hover} table={table} servers={servers} />}
    </div>
  )
}

const LEAD_KEYS = ['stream', 'account', 'wanted']

/** The cell that Tab reaches: the active one while it is drawn, else the first name in sight. */
function tabStop(active: CellId | null, rows: readonly Row[], cols: readonly { key: string }[]): CellId {
  const rowDrawn = active && (active.row === '' || rows.some((r) => r.id === active.row))
  const colDrawn = active && (active.col === '' || cols.some((c) => c.key === active.col))
  if (active && rowDrawn && colDrawn) return active
  return { row: rows.find((r) => r.kind === 'stream')?.id ?? '', col: '' }
}

function Gap({ height, columns }: { height: number; columns: number }) {
  return (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={columns} className={styles.gap} style={{ height }} />
      </tr>
    </tbody>
  )
}
