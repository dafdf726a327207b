'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { FilteredOut } from '@/components/filter/FilteredOut'
import { useSieve } from '@/components/filter/useFilter'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { DataTable } from '@/components/table/DataTable'
import { TableScroller } from '@/components/table/TableScroller'
import { Chip, View } from '@/components/table/View'
import { Glyph, StateShape } from '@/components/ui/Glyph'
import { useSelection } from '@/components/ui/useSelection'
import { count } from '@/lib/domain/format'
import type { Server } from '@/lib/domain/model'
import { serverHref } from '@/lib/url/links'
import { clusterColumns, clusterFooter } from './cluster-columns'
import { type ClusterRow, clusterRows } from './cluster-rows'
import { GoneServers } from './GoneServers'
import { serverColumns, serverFooter } from './server-columns'
import { serverTotals } from './totals'

const BY_NAME = { column: 'name', direction: 'asc' } as const
const BY_CLUSTER = { column: 'cluster', direction: 'asc' } as const
const serverKey = (s: Server) => s.key
const quiet = (s: Server) => s.state !== 'up' && s.state !== 'leaving'
const clusterKey = (c: ClusterRow) => c.name

/** Server Overview and Cluster Overview. */
export function ServersView() {
  const { servers, clusters, gateways, goneServers } = useSnapshot()
  const sieve = useSieve()
  const [selection, select] = useSelection()
  const router = useRouter()
  const columns = useMemo(() => serverColumns(clusters), [clusters])
  const shown = useMemo(() => sieve.sift('server', servers), [sieve, servers])
  const shownClusters = useMemo(() => sieve.sift('cluster', clusters), [sieve, clusters])
  const rows = useMemo(
    () => clusterRows({ clusters: shownClusters.kept, servers, gateways }),
    [shownClusters, servers, gateways],
  )
  const clusterCols = useMemo(() => clusterColumns(clusters), [clusters])
  const open = useCallback((s: Server) => router.push(serverHref(s.key)), [router])
  const selectServer = useCallback((s: Server) => void select({ kind: 'server', id: s.key }), [select])
  const selectCluster = useCallback((c: ClusterRow) => void select({ kind: 'cluster', id: c.name }), [select])
  const down = servers.filter((s) => s.state === 'down')
  const unsure = servers.filter((s) => s.state === 'silent' || s.state === 'unknown')
  return (
    <View
      title="Servers"
      needs="servers"
      chips={
        <>
          {down.length > 0 && (
            <Chip tone="crit" title={down.map((s) => s.key).join(', ')}>
              <Glyph>
                <StateShape state="down" />
              </Glyph>
              {count(down.length)} down
            </Chip>
          )}
          {unsure.length > 0 && (
            <Chip tone="warn" title={unsure.map((s) => s.key).join(', ')}>
              <Glyph>
                <StateShape state="silent" />
              </Glyph>
              {count(unsure.length)} silent
            </Chip>
          )}
        </>
      }
    >
      <TableScroller>
        <DataTable
          title="Server Overview"
          caption="Server Overview"
          columns={columns}
          rows={shown.kept}
          rowKey={serverKey}
          sortKey="sort"
          defaultSort={BY_NAME}
          selected={selection?.kind === 'server' ? selection.id : null}
          onSelect={selectServer}
          onOpen={open}
          dim={quiet}
          foot={serverFooter(serverTotals(shown.kept))}
          empty={
            servers.length > 0 ? (
              <FilteredOut noun="server" sifted={shown} />
            ) : (
              'No server has answered yet. The bar above says what is being tried.'
            )
          }
        />
        <GoneServers servers={goneServers} />
        <DataTable
          title="Cluster Overview"
          caption="Cluster Overview"
          columns={clusterCols}
          rows={rows}
          rowKey={clusterKey}
          sortKey="sort-clusters"
          defaultSort={BY_CLUSTER}
          selected={selection?.kind === 'cluster' ? selection.id : null}
          onSelect={selectCluster}
          foot={clusterFooter(rows)}
          empty={
            clusters.length > 0 ? (
              <FilteredOut noun="cluster" sifted={shownClusters} />
            ) : (
              'No server has named a cluster yet.'
            )
          }
        />
      </TableScroller>
    </View>
  )
}
