'use client'
import { useMemo, useState } from 'react'
import { FilteredOut } from '@/components/filter/FilteredOut'
import { useSieve } from '@/components/filter/useFilter'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { FormSwitch } from '@/components/map/FormSwitch'
import { markOf } from '@/components/map/mapModel'
import { overlaysOf } from '@/components/map/overlays'
import { StreamPicker } from '@/components/map/StreamPicker'
import toolbar from '@/components/map/toolbar.module.css'
import { ViewState } from '@/components/shell/ViewState'
import { DataTable } from '@/components/table/DataTable'
import { TableScroller } from '@/components/table/TableScroller'
import { SectionTitle } from '@/components/table/View'
import { usePins } from '@/components/ui/usePins'
import { useSelection } from '@/components/ui/useSelection'
import { plural } from '@/lib/domain/format'
import { replicaCounts } from '@/lib/domain/replica-counts'
import { parsePins, serializePins } from '@/lib/url/pins'
import { parseSelection } from '@/lib/url/selection'
import { type BandRow, bandColumns, bandRows } from './cluster-columns'
import { type PairRow, pairColumns, pairRows } from './pair-rows'
import { TreeTable } from './TreeTable'
import { type TreeFacts, treeColumns } from './tree-columns'
import { treeRows } from './tree-rows'
import styles from './twin.module.css'

const BY_CLUSTER = { column: 'cluster', direction: 'asc' } as const
const BY_PAIR = { column: 'pair', direction: 'asc' } as const
const bandKey = (r: BandRow) => `cluster:${r.cluster.name}`
const pairKey = (r: PairRow) => `gateway:${r.id}`

/** The map as tables: the same marks, selection, find and hide, for whoever cannot or does not want to read a picture. */
export function MapTwin() {
  const snapshot = useSnapshot()
  const { clusters, servers, streams, meta } = snapshot
  const sieve = useSieve()
  const [selection, select] = useSelection()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => treeRows(snapshot, sieve, closed), [snapshot, sieve, closed])
  const counts = useMemo(() => replicaCounts(streams), [streams])
  const pinned = serializePins(usePins().keys)
  const columns = useMemo(() => {
    const shown = overlaysOf(snapshot, selection, parsePins(pinned).keys)
    return treeColumns(shown.map(({ key, stream, replicas }) => ({ key, name: stream.name, replicas })))
  }, [snapshot, selection, pinned])
  const facts: TreeFacts = {
    clusters,
    metaLeader: meta.leader,
    counts,
  }
  const found = sieve.sift('server', servers)
  const foundClusters = sieve.sift('cluster', clusters)
  const bands = useMemo(
    () => bandRows(foundClusters.kept, servers, counts),
    [foundClusters.kept, servers, counts],
  )
  const bandCols = useMemo(() => bandColumns(clusters), [clusters])
  const pairs = useMemo(() => pairRows(snapshot, sieve), [snapshot, sieve])
  const pairCols = useMemo(pairColumns, [])
  const selected = markOf(selection)
  const choose = (mark: string) => void select(parseSelection(mark))
  const toggle = (id: string) =>
    setClosed((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return (
    <div className={styles.twin}>
      <div className={toolbar.toolbar}>
        <h1 className={toolbar.title}>Supercluster</h1>
        <p className={toolbar.counts}>
          {plural(snapshot.regions.length, 'region')} · {plural(clusters.length, 'cluster')} ·{' '}
          {plural(servers.length, 'server')}
        </p>
        <StreamPicker
          streams={streams}
          chosen={selection?.kind === 'stream' ? selection.id : ''}
          onChoose={(key) => choose(`stream:${key}`)}
        />
        <FormSwitch />
      </div>
      <ViewState>
        <TableScroller>
          <SectionTitle aside={plural(found.kept.length, 'server')}>Regions, AZs and servers</SectionTitle>
          {found.kept.length === 0 ? (
            <p className={styles.empty}>
              <FilteredOut noun="server" sifted={found} />
            </p>
          ) : (
            <TreeTable
              caption="Regions, AZs and servers"
              rows={rows}
              columns={columns}
              facts={facts}
              selected={selected}
              onSelect={(row) => choose(row.id)}
              onToggle={toggle}
            />
          )}
          <SectionTitle aside={plural(bands.length, 'cluster')}>Clusters</SectionTitle>
          <DataTable
            caption="Clusters of the map"
            columns={bandCols}
            rows={bands}
            narrow
            rowKey={bandKey}
            sortKey="sort-clusters"
            defaultSort={BY_CLUSTER}
            selected={selected}
            onSelect={(r) => choose(bandKey(r))}
            onOpen={(r) => choose(bandKey(r))}
            empty={
              clusters.length > 0 ? (
                <FilteredOut noun="cluster" sifted={foundClusters} />
              ) : (
                'No server has named a cluster yet.'
              )
            }
          />
          <SectionTitle aside={plural(pairs.length, 'pair')}>Gateway pairs</SectionTitle>
          <DataTable
            caption="Gateway pairs"
            columns={pairCols}
            rows={pairs}
            narrow
            rowKey={pairKey}
            sortKey="sort-gateways"
            defaultSort={BY_PAIR}
            selected={selected}
            onSelect={(r) => choose(pairKey(r))}
            onOpen={(r) => choose(pairKey(r))}
            empty={
              snapshot.gateways.length > 0 ? (
                <FilteredOut noun="link" sifted={sieve.sift('gateway', snapshot.gateways)} />
              ) : (
                'No gateway is reported.'
              )
            }
          />
        </TableScroller>
      </ViewState>
    </div>
  )
}
