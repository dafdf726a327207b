'use client'
import { memo } from 'react'
import { Age } from '@/components/live/Age'
import { ClusterSwatch } from '@/components/ui/Chip'
import { StateWord } from '@/components/ui/StateWord'
import type { Cluster, Server } from '@/lib/domain/model'
import styles from './heads.module.css'
import { clusterHeadName } from './names'

interface ClusterProps {
  row: string
  cluster: string
  members: readonly Server[]
  clusters: readonly Cluster[]
  open: boolean
  selected: boolean
  tabStop: boolean
  onToggle: (cluster: string) => void
}

/** Who looks: the cluster of this row, how many of its servers are up, and whether they are shown below. */
export function ClusterRowHead(props: ClusterProps) {
  const { row, cluster, members, clusters, open, selected, tabStop, onToggle } = props
  const up = members.filter((s) => s.state === 'up').length
  return (
    <th
      scope="row"
      className={styles.rowHead}
      tabIndex={tabStop ? 0 : -1}
      aria-colindex={1}
      aria-label={clusterHeadName(cluster, members)}
      aria-expanded={open}
      aria-selected={selected}
      data-row={row}
      data-col=""
    >
      <div className={styles.rowHeadBox}>
        <button
          type="button"
          tabIndex={-1}
          className={styles.toggle}
          aria-label={`${open ? 'Hide' : 'Show'} the servers of ${cluster}`}
          aria-expanded={open}
          title={`${open ? 'Hide' : 'Show'} its servers (Space)`}
          onClick={() => onToggle(cluster)}
        >
          <svg aria-hidden="true" width="10" height="10" viewBox="0 0 10 10" data-open={open}>
            <path d="M3 1.5 L7 5 L3 8.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
          </svg>
        </button>
        <div className={styles.who}>
          <span className={styles.clusterName}>
            <ClusterSwatch clusters={clusters} name={cluster} />
            <span title={cluster}>{cluster}</span>
          </span>
          <span className={styles.up} data-short={up < members.length || undefined}>
            {up} of {members.length} up
          </span>
        </div>
        <svg aria-hidden="true" width="18" height="10" viewBox="0 0 18 10" className={styles.arrow}>
          <path d="M1 5 H16 M12 1 L16 5 L12 9" fill="none" stroke="currentColor" strokeWidth="1.4" />
        </svg>
      </div>
    </th>
  )
}

/** Who looks: one server. */
export const ServerRowHead = memo(function ServerRowHead({
  row,
  server,
  name,
  selected,
  tabStop,
}: {
  row: string
  server: Server | undefined
  name: string
  selected: boolean
  tabStop: boolean
}) {
  const state = server?.state ?? 'unknown'
  return (
    <th
      scope="row"
      className={styles.serverHead}
      tabIndex={tabStop ? 0 : -1}
      aria-colindex={1}
      aria-label={`${name}, server, ${state}`}
      aria-selected={selected}
      data-row={row}
      data-col=""
      data-state={state}
    >
      <div className={styles.serverBox} title={`${name}${server ? `: ${server.why}` : ''}`}>
        <span className={styles.serverName}>{name}</span>
        <span className={styles.serverState}>
          <StateWord state={state} />
          {server && (state === 'down' || state === 'silent') && <Age at={server.since} />}
        </span>
      </div>
    </th>
  )
})
