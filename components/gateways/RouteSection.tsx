'use client'
import { useState } from 'react'
import { type CellId, cellOf, useGridKeys } from '@/components/grid/useGridKeys'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { ClusterSwatch } from '@/components/ui/Chip'
import { StateWord } from '@/components/ui/StateWord'
import { useSelection } from '@/components/ui/useSelection'
import { plural, rtt } from '@/lib/domain/format'
import type { RouteEnd, Server } from '@/lib/domain/model'
import type { Fate } from '@/lib/domain/query/sieve'
import type { RouteMatrix } from '@/lib/domain/route-matrix'
import styles from './routes.module.css'

/** More servers than this make no matrix that one could read: their troubles are listed above. */
const READABLE = 40

/** The routes of one cluster: its name, how many ends are connected, and server × server. */
export function RouteSection({
  matrix,
  open,
  onToggle,
  fate,
}: {
  matrix: RouteMatrix
  open: boolean
  /** null: it is always open. */
  onToggle: (() => void) | null
  fate: (server: Server) => Fate
}) {
  const { clusters } = useSnapshot()
  const { cluster, servers, expected, connected } = matrix
  const id = `routes-${cluster}`
  const words = `${connected} of ${plural(expected, 'end')} connected`
  return (
    <section className={styles.cluster} aria-labelledby={id}>
      <h3 id={id}>
        {onToggle && (
          <button type="button" aria-expanded={open} onClick={onToggle}>
            {open ? 'Hide' : 'Show'}
            <span className="visually-hidden"> the routes of {cluster}</span>
          </button>
        )}
        <ClusterSwatch clusters={clusters} name={cluster} />
        <span className="mono">{cluster}</span>
        <span className={connected < expected ? styles.short : styles.all}>{words}</span>
      </h3>
      {open &&
        (servers.length > READABLE ? (
          <p className={styles.many}>
            {servers.length} servers are too many for a matrix; routes that are not whole are listed above.
          </p>
        ) : (
          <RouteGrid matrix={matrix} fate={fate} />
        ))}
    </section>
  )
}

function RouteGrid({ matrix, fate }: { matrix: RouteMatrix; fate: (server: Server) => Fate }) {
  const snapshot = useSnapshot()
  const [selection, select] = useSelection()
  const [table, setTable] = useState<HTMLTableElement | null>(null)
  const { cluster, servers, end } = matrix
  const byKey = new Map(snapshot.servers.map((s) => [s.key, s]))
  const pick = ({ row, col }: CellId) => {
    const id = row === '' ? col : row
    if (id !== '') void select({ kind: 'server', id })
  }
  const keys = useGridKeys({ rows: servers, cols: servers, table, reveal: () => {}, onEnter: pick })
  const stop = keys.active ?? { row: servers[0] ?? '', col: '' }
  const cell = (row: string, col: string) => ({
    'data-row': row,
    'data-col': col,
    tabIndex: stop.row === row && stop.col === col ? 0 : -1,
  })
  const chosen = selection?.kind === 'server' ? selection.id : null
  return (
    <div className={styles.scroller}>
      <table
        ref={setTable}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked is a grid
        role="grid"
        aria-label={`Routes of ${cluster}, row has a route to column`}
        className={styles.grid}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onClick={(event) => {
          const at = event.target instanceof Element ? cellOf(event.target) : null
          if (at) pick(at)
        }}
      >
        <thead>
          <tr>
            <th scope="col" className={styles.corner} {...cell('', '')}>
              from <span className="visually-hidden">server</span> ↓ to →
            </th>
            {servers.map((to) => (
              <th key={to} scope="col" aria-selected={chosen === to} {...cell('', to)}>
                {to}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {servers.map((from) => {
            const server = byKey.get(from)
            const faded = server !== undefined && fate(server) === 'faded'
            return (
              <tr key={from} data-faded={faded || undefined}>
                <th
                  scope="row"
                  aria-label={`${from}, server, ${server?.state ?? 'unknown'}`}
                  aria-selected={chosen === from}
                  {...cell(from, '')}
                >
                  <span className={styles.server}>
                    {from}
                    <span className={styles.state}>
                      <StateWord state={server?.state ?? 'unknown'} />
                    </span>
                  </span>
                </th>
                {servers.map((to) => (
                  <RouteCell key={to} from={from} to={to} end={end(from, to)} place={cell(from, to)} />
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function RouteCell({
  from,
  to,
  end,
  place,
}: {
  from: string
  to: string
  end: RouteEnd | undefined
  place: object
}) {
  if (from === to) return <td {...place} className={styles.own} aria-label={`${from} to itself`} />
  const state = end === undefined ? 'unknown' : end.connected ? 'full' : 'broken'
  return (
    <td {...place} data-state={state} aria-label={routeEndName(from, to, end)}>
      <span className={styles.cell}>
        {state === 'unknown' ? 'not reported' : state === 'full' ? 'connected' : 'no route'}
        {end?.connected && (
          <span title={end.rttMs === null ? 'RTT not reported' : undefined}>{rtt(end.rttMs)}</span>
        )}
      </span>
    </td>
  )
}

/** `rg1-az1 to rg1-az2: connected, 0.3 ms` · `…: no route` · `…: not reported` */
export function routeEndName(from: string, to: string, end: RouteEnd | undefined): string {
  if (!end) return `${from} to ${to}: not reported`
  if (!end.connected) return `${from} to ${to}: no route`
  return `${from} to ${to}: connected${end.rttMs === null ? ', RTT not reported' : `, ${rtt(end.rttMs)}`}`
}
