'use client'
import { useState } from 'react'
import { type CellId, cellOf, useGridKeys } from '@/components/grid/useGridKeys'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { ClusterSwatch } from '@/components/ui/Chip'
import { StateWord } from '@/components/ui/StateWord'
import { useSelection } from '@/components/ui/useSelection'
import { count, plural, rtt } from '@/lib/domain/format'
import type { RouteEnd, Server } from '@/lib/domain/model'
import type { Fate } from '@/lib/domain/query/sieve'
import type { RouteMatrix } from '@/lib/domain/route-matrix'
import { rttWords } from './names'
import styles from './routes.module.css'

/** More servers than this make no matrix that one could read: their troubles are listed above. */
const READABLE = 40

const isGone = ({ state }: Server) => state === 'down' || state === 'silent'

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
  const { clusters, servers: known } = useSnapshot()
  const { cluster, servers, expected, connected, rttMs } = matrix
  const id = `routes-${cluster}`
  const silent = known.filter((s) => servers.includes(s.key) && isGone(s)).length
  const words = [
    expected > 0 && `${count(connected)} of ${plural(expected, 'end')} connected`,
    silent > 0 && `${plural(silent, 'server')} not answering`,
  ]
  const tone = silent > 0 ? styles.less : connected < expected ? styles.short : styles.all
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
        <span className={tone}>{words.filter(Boolean).join(' · ')}</span>
        {rttMs && <span className={styles.all}>RTT {rttWords(rttMs)}</span>}
      </h3>
      {open &&
        (servers.length > READABLE ? (
          <p className={styles.many}>
            {count(servers.length)} servers are too many for a matrix; routes that are not whole are listed
            above.
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
  const lost = new Set(snapshot.servers.filter(isGone).map((s) => s.key))
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
                  <RouteCell
                    key={to}
                    from={from}
                    to={to}
                    end={end(from, to)}
                    gone={{ from: lost.has(from), to: lost.has(to) }}
                    place={cell(from, to)}
                  />
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
  gone,
  place,
}: {
  from: string
  to: string
  end: RouteEnd | undefined
  /** Who of the two does not answer. */
  gone: { from: boolean; to: boolean }
  place: object
}) {
  if (from === to) return <td {...place} className={styles.own} aria-label={`${from} to itself`} />
  // To one that does not answer no route is to be expected.
  const state = end === undefined ? 'unknown' : end.connected ? 'full' : gone.to ? 'part' : 'broken'
  return (
    <td {...place} data-state={state} aria-label={`${from} to ${to}: ${routeEndWords(end, gone.from)}`}>
      <span className={styles.cell}>
        {end?.connected ? 'connected' : routeEndWords(end, gone.from)}
        {end?.connected && (
          <span title={end.rttMs === null ? 'RTT not reported' : undefined}>{rtt(end.rttMs)}</span>
        )}
      </span>
    </td>
  )
}

/** `connected, 0.3 ms` · `no route` · `does not answer` · `not reported` */
export function routeEndWords(end: RouteEnd | undefined, isGone: boolean): string {
  if (!end) return isGone ? 'does not answer' : 'not reported'
  if (!end.connected) return 'no route'
  return `connected${end.rttMs === null ? ', RTT not reported' : `, ${rtt(end.rttMs)}`}`
}
