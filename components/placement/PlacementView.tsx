'use client'
import { Suspense, useMemo, useState } from 'react'
import { FilteredOutView } from '@/components/filter/FilteredOut'
import { useSieve } from '@/components/filter/useFilter'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { ViewState } from '@/components/shell/ViewState'
import { NoStreams } from '@/components/streams/NoStreams'
import { TableNotice } from '@/components/table/TableNotice'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { componentOnDemand } from '@/components/ui/onDemand'
import { useSaysOf } from '@/components/ui/said-keys'
import { saveFile } from '@/components/ui/saveFile'
import { useChoice } from '@/components/ui/useChoice'
import { useSelection } from '@/components/ui/useSelection'
import { fileName } from '@/lib/domain/csv'
import { count } from '@/lib/domain/format'
import type { Server } from '@/lib/domain/model'
import type { BalancePlan } from '@/lib/domain/operation'
import { placementCsv } from '@/lib/domain/placement-csv'
import { GROUPINGS, isAffected, placementRows } from '@/lib/domain/placement-rows'
import { rememberedColumns } from '@/lib/graph/server-columns'
import { SHOWN } from '@/lib/url/choices'
import { quoted } from '@/lib/url/quoted'
import { PlacementGrid } from './PlacementGrid'
import { PlacementLegend, PlacementToolbar } from './PlacementToolbar'
import styles from './view.module.css'

const BalancePanel = componentOnDemand(() => import('./BalancePanel').then((m) => m.BalancePanel))

/** Which replica of which stream lies on which server. */
export function PlacementView() {
  const snapshot = useSnapshot()
  const { streams } = snapshot
  const [selection] = useSelection()
  const [columnsOf] = useState(rememberedColumns)
  const sieve = useSieve()
  const found = useMemo(() => sieve.sift('stream', streams), [sieve, streams])
  const servers = useMemo(() => sieve.sift('server', snapshot.servers), [sieve, snapshot.servers])
  const columns = columnsOf(snapshot, keysOf(servers.hidden))
  const faded = useMemo(() => keysOf(servers.faded), [servers])
  useSaysOf('group', 'show')
  const group = useChoice('group', GROUPINGS)
  const shown = useChoice('show', SHOWN)
  const affectedOnly = shown.value === 'affected'
  const rows = useMemo(
    () => placementRows(found.kept, { group: group.value, affectedOnly }),
    [found, group.value, affectedOnly],
  )
  const affected = useMemo(() => found.kept.filter(isAffected).length, [found])
  const writable = snapshot.coverage.writes?.accounts.map((a) => a.account) ?? []
  const [plan, setPlan] = useState<BalancePlan | null>(null)
  const [balancing, setBalancing] = useState(false)
  const save = () => {
    const listed = rows.flatMap((r) => (r.kind === 'stream' ? [r.stream] : []))
    const heads = columns.columns.map((c) => c.key)
    saveFile(
      fileName(snapshot.name, 'placement', snapshot.at, 'csv'),
      'text/csv',
      placementCsv(listed, heads, snapshot),
    )
  }
  return (
    // The grid needs the width; the inspector stands beside it as soon as something is chosen.
    <div className={styles.view} data-own-panel={selection === null ? '' : undefined}>
      <PlacementToolbar
        streams={found.kept.length}
        affected={affected}
        servers={servers.total - servers.hidden.length}
        shown={shown.value}
        onShown={shown.choose}
        group={group.value}
        onGroup={group.choose}
        onExport={save}
        onBalance={() => setBalancing(true)}
        balanceWhy={writable.length === 0 ? 'Read-only: no account is configured with “write”: true' : null}
      />
      {group.unusable !== null && (
        <TableNotice onDismiss={() => group.choose(null)}>
          Streams cannot be grouped by {quoted(group.unusable)}, so they are grouped by {group.value}.
        </TableNotice>
      )}
      {shown.unusable !== null && (
        <TableNotice onDismiss={() => shown.choose(null)}>
          {quoted(shown.unusable)} names no choice of streams, so all are shown.
        </TableNotice>
      )}
      {balancing && (
        <Suspense>
          <BalancePanel
            writable={writable}
            onPlan={setPlan}
            onClose={() => {
              setBalancing(false)
              setPlan(null)
            }}
          />
        </Suspense>
      )}
      <ViewState needs="jetstream">
        {streams.length === 0 ? (
          <NoStreams />
        ) : found.kept.length === 0 ? (
          <FilteredOutView noun="stream" sifted={found} />
        ) : columns.columns.length === 0 ? (
          <FilteredOutView noun="server" sifted={servers} />
        ) : rows.length === 0 ? (
          <EmptyState
            title="No stream is affected"
            reason={`All ${count(found.kept.length)} have a leader and every replica is current.`}
          >
            <Button onClick={() => shown.choose('all')}>Show all streams</Button>
          </EmptyState>
        ) : (
          <>
            <PlacementGrid rows={rows} columns={columns} faded={faded} plan={plan} />
            <PlacementLegend />
          </>
        )}
      </ViewState>
    </div>
  )
}

const keysOf = (servers: readonly Server[]): ReadonlySet<string> => new Set(servers.map((s) => s.key))
