'use client'
import { useMemo, useState } from 'react'
import { FilteredOut } from '@/components/filter/FilteredOut'
import { useSieve } from '@/components/filter/useFilter'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { markOf } from '@/components/map/mapModel'
import { overlaysOf } from '@/components/map/overlays'
import { PlaceNotice } from '@/components/map/PlaceNotice'
import { inScope } from '@/components/map/scope-words'
import { partOf } from '@/components/map/scopeAt'
import { Up } from '@/components/map/Up'
import { useScope } from '@/components/map/useScope'
import { ViewState } from '@/components/shell/ViewState'
import { DataTable } from '@/components/table/DataTable'
import { TableScroller } from '@/components/table/TableScroller'
import { SectionTitle } from '@/components/table/View'
import { usePins } from '@/components/ui/usePins'
import { useSelection } from '@/components/ui/useSelection'
import { plural } from '@/lib/domain/format'
import { replicaCounts } from '@/lib/domain/replica-counts'
import { above, scoped } from '@/lib/domain/scope'
import { parsePins, serializePins } from '@/lib/url/pins'
import { serializeScope } from '@/lib/url/scope'
import { parseSelection } from '@/lib/url/selection'
import { type BandRow, bandColumns, bandRows } from './cluster-columns'
import { NoPairs, type PairRow, pairColumns, pairRows, pairsAside } from './pair-rows'
import { TreeTable } from './TreeTable'
import { TwinToolbar } from './TwinToolbar'
import { type TreeFacts, treeColumns } from './tree-columns'
import { type TreeRow, treeRows } from './tree-rows'
import styles from './twin.module.css'

const BY_CLUSTER = { column: 'cluster', direction: 'asc' } as const
const BY_PAIR = { column: 'pair', direction: 'asc' } as const
const bandKey = (r: BandRow) => `cluster:${r.cluster.name}`
const pairKey = (r: PairRow) => `gateway:${r.id}`

/** The map as tables: the same marks, scope, selection, find and hide, for whoever cannot or does not want to read a picture. */
export function MapTwin() {
  const snapshot = useSnapshot()
  const { clusters, streams, meta } = snapshot
  const { place, whole, scope } = useScope()
  const here = useMemo(() => scoped(snapshot, scope), [snapshot, scope])
  const where = inScope(snapshot.regions, scope)
  const sieve = useSieve()
  const [selection, select] = useSelection()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(
    () => treeRows(here, snapshot.servers, sieve, closed),
    [here, snapshot.servers, sieve, closed],
  )
  const counts = useMemo(() => replicaCounts(streams), [streams])
  const pinned = serializePins(usePins().keys)
  const columns = useMemo(() => {
    const shown = overlaysOf(snapshot, selection, parsePins(pinned).keys)
    return treeColumns(shown.map(({ key, stream, replicas }) => ({ key, name: stream.name, replicas })))
  }, [snapshot, selection, pinned])
  const facts: TreeFacts = { clusters, metaLeader: meta.leader, counts }
  const found = sieve.sift('server', here.servers)
  const foundClusters = sieve.sift('cluster', here.clusters)
  const bands = useMemo(
    () => bandRows(foundClusters.kept, here.servers, counts),
    [foundClusters.kept, here.servers, counts],
  )
  const bandCols = useMemo(() => bandColumns(clusters), [clusters])
  const pairs = useMemo(() => pairRows(here, sieve), [here, sieve])
  const pairCols = useMemo(pairColumns, [])
  const selected = markOf(selection)
  const choose = (mark: string) => void select(parseSelection(mark))
  /** As on the map: what is selected already, Enter narrows to. */
  const open = (row: TreeRow) => {
    const part = row.id === selected && selection ? partOf(selection) : null
    if (part && !(scope && serializeScope(scope) === serializeScope(part))) place.setScope(part)
    else choose(row.id)
  }
  const toggle = (id: string) =>
    setClosed((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return (
    <div className={styles.twin}>
      <PlaceNotice topology={whole} onWhole={() => place.setScope(null)} />
      {scope !== null && selection === null && <Up onUp={() => place.setScope(above(scope))} />}
      <TwinToolbar
        snapshot={snapshot}
        here={here}
        scope={scope}
        onScope={place.setScope}
        stream={selection?.kind === 'stream' ? selection.id : ''}
        onStream={(key) => choose(`stream:${key}`)}
      />
      <ViewState>
        <TableScroller>
          <SectionTitle aside={plural(found.kept.length, 'server') + where}>
            Regions, AZs and servers
          </SectionTitle>
          {found.kept.length === 0 ? (
            <p className={styles.empty}>
              <FilteredOut noun="server" sifted={found} where={where} />
            </p>
          ) : (
            <TreeTable
              caption="Regions, AZs and servers"
              rows={rows}
              columns={columns}
              facts={facts}
              selected={selected}
              onSelect={(row) => choose(row.id)}
              onOpen={open}
              onToggle={toggle}
            />
          )}
          <DataTable
            title="Clusters"
            aside={plural(bands.length, 'cluster') + where}
            caption="Clusters of the map"
            columns={bandCols}
            rows={bands}
            rowKey={bandKey}
            sortKey="sort-clusters"
            defaultSort={BY_CLUSTER}
            selected={selected}
            onSelect={(r) => choose(bandKey(r))}
            onOpen={(r) => choose(bandKey(r))}
            empty={
              here.clusters.length > 0 ? (
                <FilteredOut noun="cluster" sifted={foundClusters} where={where} />
              ) : (
                `No server${where} has named a cluster yet.`
              )
            }
          />
          <DataTable
            title="Gateway pairs"
            aside={pairsAside(pairs, here, where)}
            caption="Gateway pairs"
            columns={pairCols}
            rows={pairs}
            rowKey={pairKey}
            sortKey="sort-gateways"
            defaultSort={BY_PAIR}
            selected={selected}
            onSelect={(r) => choose(pairKey(r))}
            onOpen={(r) => choose(pairKey(r))}
            empty={
              here.gateways.length > 0 ? (
                <FilteredOut
                  noun="link"
                  sifted={sieve.sift('gateway', here.gateways)}
                  where={where && `${where} or out of it`}
                />
              ) : (
                <NoPairs here={here} whole={snapshot} where={where} />
              )
            }
          />
        </TableScroller>
      </ViewState>
    </div>
  )
}
