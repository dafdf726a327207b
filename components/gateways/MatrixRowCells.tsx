'use client'
import { useMemo } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { count, plural } from '@/lib/domain/format'
import type { GatewayMatrix, MatrixRow } from '@/lib/domain/gateway-matrix'
import { type GatewayLink, gatewayKey, type Server } from '@/lib/domain/model'
import type { Fate } from '@/lib/domain/query/sieve'
import { routeEnds } from '@/lib/domain/route-pairs'
import { total, totalText } from '@/lib/domain/total'
import styles from './cells.module.css'
import { EndCell } from './EndCell'
import { LinkCell } from './LinkCell'
import { ClusterRowHead, ServerRowHead } from './RowHead'

interface Props {
  row: MatrixRow
  rowIndex: number
  cols: readonly string[]
  first: number
  spacers: { before: boolean; after: boolean }
  matrix: GatewayMatrix
  byKey: ReadonlyMap<string, Server>
  isCompact: boolean
  since: ReadonlyMap<string, string>
  heat: (link: GatewayLink | undefined) => number | null
  fate: (link: GatewayLink | undefined) => Fate
  /** The selection as text. */
  chosen: string | null
  /** Column that is the tab stop, when it is in this row. */
  stop: string | null
  onToggle: (cluster: string) => void
}

/** One row: what a cluster, or one of its servers, reports of every other cluster. */
export function MatrixRowCells(props: Props) {
  const { row, rowIndex, cols, first, spacers, matrix, byKey, isCompact, since } = props
  const { heat, fate, chosen, stop, onToggle } = props
  const { clusters } = useSnapshot()
  const members = [...byKey.values()].filter((s) => s.cluster === row.cluster)
  return (
    <tr aria-rowindex={rowIndex}>
      {row.kind === 'cluster' ? (
        <ClusterRowHead
          row={row.id}
          cluster={row.cluster}
          members={members}
          clusters={clusters}
          open={row.open}
          selected={chosen === `cluster:${row.cluster}`}
          tabStop={stop === ''}
          onToggle={onToggle}
        />
      ) : (
        <ServerRowHead
          row={row.id}
          server={byKey.get(row.server)}
          name={row.server}
          selected={chosen === `server:${row.server}`}
          tabStop={stop === ''}
        />
      )}
      {spacers.before && <td aria-hidden="true" />}
      {cols.map((to, i) => {
        const index = first + i
        const tabStop = stop === to
        if (to === row.cluster) {
          return row.kind === 'cluster' ? (
            <OwnCell
              key={to}
              row={row.id}
              to={to}
              index={index}
              members={members}
              isCompact={isCompact}
              tabStop={tabStop}
            />
          ) : (
            <td
              key={to}
              className={styles.end}
              tabIndex={tabStop ? 0 : -1}
              aria-colindex={index + 2}
              aria-label={`${row.server} is in ${to}`}
              data-row={row.id}
              data-col={to}
            />
          )
        }
        const link = matrix.link(row.cluster, to)
        if (row.kind === 'server') {
          const end = link?.servers.find((e) => e.direction === 'outbound' && e.server === row.server)
          const { server } = row
          const asked = byKey.get(server)
          const props = { row: row.id, server, to, index, end, asked, fate: fate(link), isCompact, tabStop }
          return <EndCell key={to} {...props} />
        }
        const key = gatewayKey({ from: row.cluster, to })
        return (
          <LinkCell
            key={to}
            row={row.id}
            from={row.cluster}
            to={to}
            index={index}
            link={link}
            isCompact={isCompact}
            heat={heat(link)}
            since={since.get(key) ?? null}
            fate={fate(link)}
            selected={chosen === `gateway:${key}`}
            tabStop={tabStop}
          />
        )
      })}
      {spacers.after && <td aria-hidden="true" />}
    </tr>
  )
}

/** Where row and column are one cluster: its servers are joined by routes. */
function OwnCell({
  row,
  to,
  index,
  members,
  isCompact,
  tabStop,
}: {
  row: string
  to: string
  index: number
  members: readonly Server[]
  isCompact: boolean
  tabStop: boolean
}) {
  const { routes } = useSnapshot()
  const ends = useMemo(() => routeEnds(routes, to), [routes, to])
  const pooled = total(members, (s) => (answers(s) ? s.routes : null))
  const words = ownWords(ends, members)
  return (
    <td
      className={styles.own}
      tabIndex={tabStop ? 0 : -1}
      aria-colindex={index + 2}
      aria-label={`${to}, own cluster, ${words}`}
      title={`${isCompact ? `${to}, own cluster, ${words}. ` : ''}Servers of one cluster are joined by routes, and each tells its end of them. In connections, several a peer since 2.10: ${totalText(pooled, count)}`}
      data-row={row}
      data-col={to}
    >
      <div className={styles.ownBox}>
        {isCompact ? 'own' : 'own cluster'}
        <br />
        {isCompact ? shortWords(ends) : words}
      </div>
    </td>
  )
}

const answers = ({ state }: Server) => state === 'up' || state === 'leaving'

/** Where there is no room for the counts: what is missing of them. */
function shortWords({ expected, connected }: ReturnType<typeof routeEnds>): string {
  if (expected === 0) return ''
  return connected === expected ? 'routes' : `−${count(expected - connected)}`
}

/** `routes 6 of 6 ends`; of who does not answer no end is told. */
function ownWords(ends: ReturnType<typeof routeEnds>, members: readonly Server[]): string {
  if (members.length === 1) return 'one server, no routes'
  if (ends.expected === 0) return members.some(answers) ? 'routes not reported' : 'nobody answers'
  return `routes ${count(ends.connected)} of ${plural(ends.expected, 'end')}`
}
