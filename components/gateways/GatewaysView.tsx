'use client'
import { useMemo } from 'react'
import { FilteredOutView } from '@/components/filter/FilteredOut'
import { useSieve } from '@/components/filter/useFilter'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { ViewState } from '@/components/shell/ViewState'
import { TableNotice } from '@/components/table/TableNotice'
import { View } from '@/components/table/View'
import { EmptyState } from '@/components/ui/EmptyState'
import { Segmented } from '@/components/ui/Segmented'
import { count, plural } from '@/lib/domain/format'
import { gatewayMatrix, gatewayTotals, heatTop, matrixRows } from '@/lib/domain/gateway-matrix'
import { pairTroubles } from '@/lib/domain/gateway-pairs'
import { notAnswering } from '@/lib/domain/link-state'
import type { GatewayLink, Snapshot } from '@/lib/domain/model'
import { quoted } from '@/lib/url/quoted'
import { GatewayGrid } from './GatewayGrid'
import { LinksSwitch } from './LinksSwitch'
import { HeatLegend, MarkLegend } from './MatrixLegend'
import { Pairs } from './Pairs'
import { useOpen } from './useOpen'
import styles from './view.module.css'

/** Which cluster sees which, each direction by itself. */
export function GatewaysView() {
  const snapshot = useSnapshot()
  const { gateways, servers } = snapshot
  const sieve = useSieve()
  const found = useMemo(() => sieve.sift('gateway', gateways), [sieve, gateways])
  const whole = useMemo(() => gatewayMatrix(gateways), [gateways])
  const matrix = useMemo(
    () => (sieve.active ? gatewayMatrix(gateways, (g) => sieve.fate('gateway', g) !== 'hidden') : whole),
    [sieve, gateways, whole],
  )
  const troubles = useMemo(() => {
    const isFound = (g: GatewayLink | undefined) => g !== undefined && sieve.fate('gateway', g) === 'kept'
    return pairTroubles(matrix, snapshot).filter((p) => !sieve.active || isFound(p.there) || isFound(p.back))
  }, [sieve, matrix, snapshot])
  const open = useOpen(whole.clusters)
  const totals = gatewayTotals(whole, gateways)
  const rows = matrixRows(matrix, servers, open.isOpen)
  const top = heatTop(gateways)
  const silent = gateways.reduce((sum, g) => sum + notAnswering(g), 0)
  const unreported = totals.directions - totals.reported
  return (
    <View
      title="Gateways"
      chips={
        <span className={styles.counts}>
          {plural(totals.pairs, 'pair')} · {plural(totals.directions, 'direction')} ·{' '}
          {plural(totals.expected, 'link')} expected, {count(totals.connected)} connected
          {silent > 0 && ` · ${count(silent)} not answering`}
          {unreported > 0 && ` · ${plural(unreported, 'direction')} not reported`}
        </span>
      }
      actions={
        <>
          <LinksSwitch />
          <Segmented
            label="Rows"
            value={open.level}
            onChange={open.setLevel}
            options={[
              { value: 'clusters', label: 'Clusters' },
              {
                value: 'servers',
                label: 'Servers',
                title: 'Show the servers of every cluster with their peers',
              },
            ]}
          />
        </>
      }
    >
      {open.unusable.length > 0 && whole.clusters.length > 0 && (
        <TableNotice onDismiss={open.forget}>
          No cluster with gateways is called {quoted(open.unusable.join(', '))}.
        </TableNotice>
      )}
      <ViewState>
        {gateways.length === 0 ? (
          <NoGateways snapshot={snapshot} />
        ) : matrix.clusters.length === 0 ? (
          <FilteredOutView noun="link" sifted={found} />
        ) : (
          <>
            <Pairs troubles={troubles} pairs={totals.pairs} />
            <div className={styles.title}>
              <h2>Row sees column</h2>
              <p>what the row's servers report as connected</p>
              <HeatLegend top={top} />
            </div>
            <GatewayGrid matrix={matrix} rows={rows} top={top} sieve={sieve} onToggle={open.toggle} />
            <MarkLegend />
          </>
        )}
      </ViewState>
    </View>
  )
}

function NoGateways({ snapshot }: { snapshot: Snapshot }) {
  const { clusters, coverage } = snapshot
  if (clusters.length <= 1) {
    return (
      <EmptyState
        title="One cluster, no gateways"
        reason={
          clusters[0]
            ? `All servers that are known belong to ${clusters[0].name}; gateways join clusters.`
            : 'No server that is known belongs to a cluster; gateways join clusters.'
        }
        next="When servers of another cluster answer, their gateways appear here by themselves."
      />
    )
  }
  return (
    <EmptyState
      title="No gateway is reported"
      reason={`${count(clusters.length)} clusters are known, and none of the ${count(coverage.answered)} servers that answered has reported a gateway.`}
      next="Clusters joined by leafnodes need none. Otherwise look for a gateway block in the configuration of the servers, and whether Orrery's user may ask for GATEWAYZ."
    />
  )
}
