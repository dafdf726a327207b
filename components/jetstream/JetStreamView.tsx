'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { openChange } from '@/components/change/open-change'
import { FilteredOut } from '@/components/filter/FilteredOut'
import { useSieve } from '@/components/filter/useFilter'
import { Age } from '@/components/live/Age'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { DataTable } from '@/components/table/DataTable'
import { TableScroller } from '@/components/table/TableScroller'
import { Chip, View } from '@/components/table/View'
import { Button } from '@/components/ui/Button'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import { useSelection } from '@/components/ui/useSelection'
import { count } from '@/lib/domain/format'
import { ghostId } from '@/lib/domain/ghost-peer'
import { metaLoss } from '@/lib/domain/meta-loss'
import type { MetaGroup, Server } from '@/lib/domain/model'
import { serverHref } from '@/lib/url/links'
import { type MetaRow, metaRows, shownPeers } from './jetstream-rows'
import { LeaderReport } from './LeaderReport'
import { metaColumns, metaFooter } from './meta-columns'
import { summaryColumns, summaryFooter } from './summary-columns'

const BY_CLUSTER = { column: 'cluster', direction: 'asc' } as const
const BY_NAME = { column: 'name', direction: 'asc' } as const
const serverKey = (s: Server) => s.key
const quiet = (s: Server) => s.state !== 'up' && s.state !== 'leaving'
const peerKey = (p: MetaRow) => p.server

/** JetStream Summary and the meta group. */
export function JetStreamView() {
  const { servers, clusters, meta } = useSnapshot()
  const [selection, select] = useSelection()
  const router = useRouter()
  const summary = useMemo(() => summaryColumns(clusters, meta.leader), [clusters, meta.leader])
  const sieve = useSieve()
  const shown = useMemo(() => sieve.sift('server', servers), [sieve, servers])
  const peers = useMemo(() => shownPeers(metaRows(meta, servers), shown), [meta, servers, shown])
  const peerColumns = useMemo(() => metaColumns(clusters), [clusters])
  const selectKey = useCallback((key: string) => void select({ kind: 'server', id: key }), [select])
  const selectServer = useCallback((s: Server) => selectKey(s.key), [selectKey])
  const selectPeer = useCallback(
    (p: MetaRow) => ghostId(p.server) === null && selectKey(p.server),
    [selectKey],
  )
  const open = useCallback((s: Server) => router.push(serverHref(s.key)), [router])
  const openPeer = useCallback(
    (p: MetaRow) => ghostId(p.server) === null && router.push(serverHref(p.server)),
    [router],
  )
  const selected = selection?.kind === 'server' ? selection.id : null
  return (
    <View title="JetStream" needs="jetstream" chips={<MetaChip meta={meta} />}>
      <TableScroller>
        <DataTable
          title="JetStream Summary"
          caption="JetStream Summary"
          columns={summary}
          rows={shown.kept}
          rowKey={serverKey}
          sortKey="sort"
          defaultSort={BY_CLUSTER}
          selected={selected}
          onSelect={selectServer}
          onOpen={open}
          dim={quiet}
          foot={summaryFooter(shown.kept)}
          empty={
            servers.length > 0 ? <FilteredOut noun="server" sifted={shown} /> : 'No server has answered yet.'
          }
        />
        <DataTable
          title="RAFT Meta Group Information"
          aside={<MetaLine meta={meta} />}
          caption="RAFT Meta Group Information"
          columns={peerColumns}
          rows={peers}
          rowKey={peerKey}
          sortKey="sort-meta"
          defaultSort={BY_NAME}
          selected={selected}
          onSelect={selectPeer}
          onOpen={openPeer}
          foot={metaFooter(meta)}
          empty={
            meta.peers.length > 0
              ? 'None of the servers that find and hide leave is a member of the meta group.'
              : 'No meta leader has answered yet, so the members of the meta group are not known.'
          }
        />
        <LeaderReport servers={shown.kept} selected={selected} onSelect={selectServer} onOpen={open} />
      </TableScroller>
    </View>
  )
}

function MetaChip({ meta }: { meta: MetaGroup }) {
  const lost = meta.margin !== null && meta.margin < 0
  if (!lost && meta.leader !== null) return null
  return (
    <Chip tone="crit">
      <Glyph size={14}>
        <SeverityShape severity="critical" />
      </Glyph>
      {lost ? 'meta group has no quorum' : 'no meta leader'}
    </Chip>
  )
}

function MoveMetaLeader() {
  const snapshot = useSnapshot()
  const why = snapshot.coverage.writes?.meta
    ? metaLoss(snapshot)
    : 'Read-only: `system` is not configured with “write”: true'
  return (
    <Button
      size="small"
      disabled={why !== null}
      title={why ?? 'Hand the meta group to a server of a cluster of your choice'}
      onClick={() => openChange({ action: 'meta-step-down' })}
    >
      Move the leader…
    </Button>
  )
}

function MetaLine({ meta }: { meta: MetaGroup }) {
  const { heard } = useSnapshot()
  return (
    <>
      leader {meta.leader ?? 'none known'} · needs {count(meta.quorum)} of {count(meta.size)},{' '}
      {count(meta.online)} online · <Age at={heard.meta} suffix=" ago" /> <MoveMetaLeader />
    </>
  )
}
