'use client'
import type { CellId } from '@/components/grid/useGridKeys'
import { StreamAge } from '@/components/live/RowAge'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Tip } from '@/components/ui/Tip'
import { bytes, share } from '@/lib/domain/format'
import { ghostId } from '@/lib/domain/ghost-peer'
import { type Server, streamKey } from '@/lib/domain/model'
import { replicaWords } from './names'
import styles from './tip.module.css'

const OFFSET = 10

/** What the cell under the pointer means, in full. Nothing is only here: names, titles and the inspector say it too. */
export function CellTip({
  cell,
  table,
  servers,
}: {
  cell: CellId
  table: HTMLElement | null
  servers: ReadonlyMap<string, Server>
}) {
  const { streams } = useSnapshot()
  const stream = streams.find((s) => streamKey(s) === cell.row)
  const replica = stream?.replicas.find((r) => r.server === cell.col)
  const beside = () => {
    const at = table?.querySelector(
      `[data-row="${CSS.escape(cell.row)}"][data-col="${CSS.escape(cell.col)}"]`,
    )
    if (!at) return null
    const from = at.getBoundingClientRect()
    return { x: from.left + 24, below: from.bottom + OFFSET, above: from.top - OFFSET }
  }
  if (!stream || !replica) return null
  const server = servers.get(replica.server)
  const seen = replica.activeMs === null || replica.role === 'leader' ? null : replica.activeMs
  return (
    <Tip at={`${cell.row} ${cell.col}`} beside={beside} aria-hidden="true">
      <p className={styles.title}>
        <strong>{stream.name}</strong> on <strong>{replica.server}</strong>
      </p>
      <p className={styles.state} data-state={replica.state}>
        {replicaWords(replica, stream.replicas)}
        {server && server.state !== 'up' && `; the server is ${server.state}: ${server.why}`}
        {ghostId(replica.server) !== null && ': a member whose name nobody knows'}
      </p>
      <p>
        {stream.leader === null ? 'no leader tells; ' : `told by its leader ${stream.leader}, `}
        <StreamAge stream={stream} suffix=" ago" />
      </p>
      {seen !== null && <p>the leader had heard it {(seen / 1000).toFixed(2)} s before</p>}
      {server && <p>{whereWords(server)}</p>}
    </Tip>
  )
}

function whereWords(server: Server): string {
  const js = server.jetstream
  const store = js
    ? js.storeMax
      ? `store ${share(js.store, js.storeMax)} of ${bytes(js.storeMax)}`
      : `store ${bytes(js.store)}`
    : 'store not reported'
  return [store, server.tags.join(' ') || 'no tags'].join(' · ')
}
