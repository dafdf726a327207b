'use client'
import { useMemo } from 'react'
import { FilteredOutView } from '@/components/filter/FilteredOut'
import { useSieve } from '@/components/filter/useFilter'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { ViewState } from '@/components/shell/ViewState'
import { TableNotice } from '@/components/table/TableNotice'
import { View } from '@/components/table/View'
import { EmptyState } from '@/components/ui/EmptyState'
import { count, plural } from '@/lib/domain/format'
import { routeMatrices, routeTroubles } from '@/lib/domain/route-matrix'
import { LinksSwitch } from './LinksSwitch'
import { RoutePairs } from './RoutePairs'
import { RouteSection } from './RouteSection'
import routes from './routes.module.css'
import { useOpen } from './useOpen'
import styles from './view.module.css'

/** Up to so many servers every cluster is open; above, one opens those that one wants to see. */
const ALL_OPEN = 40

/** Which server of a cluster has a route to which, each in its own words. */
export function RoutesView() {
  const snapshot = useSnapshot()
  const { servers } = snapshot
  const sieve = useSieve()
  const matrices = useMemo(
    () => routeMatrices(snapshot, (s) => !sieve.active || sieve.fate('server', s) !== 'hidden'),
    [snapshot, sieve],
  )
  const shown = new Set(matrices.flatMap((m) => m.servers))
  const troubles = routeTroubles(snapshot).filter((t) => shown.has(t.a) && shown.has(t.b))
  const open = useOpen(matrices.map((m) => m.cluster))
  const all = servers.length <= ALL_OPEN
  const sum = (of: 'expected' | 'connected') => matrices.reduce((total, m) => total + m[of], 0)
  const untold = servers.filter((s) => shown.has(s.key) && !snapshot.routes.some((r) => r.server === s.key))
  const silent = untold.filter((s) => s.state === 'down' || s.state === 'silent').length
  const unreported = untold.length - silent
  return (
    <View
      title="Routes"
      chips={
        <span className={styles.counts}>
          {plural(matrices.length, 'cluster')} · {plural(sum('expected'), 'end')} expected,{' '}
          {count(sum('connected'))} connected
          {silent > 0 && ` · ${plural(silent, 'server')} not answering`}
          {unreported > 0 && ` · ${plural(unreported, 'server')} not reported`}
        </span>
      }
      actions={<LinksSwitch />}
    >
      {open.unusable.length > 0 && matrices.length > 0 && (
        <TableNotice onDismiss={open.forget}>
          No cluster with routes is called {open.unusable.map((name) => `“${name}”`).join(', ')}.
        </TableNotice>
      )}
      <ViewState>
        {matrices.length === 0 ? (
          sieve.active && servers.length > 0 ? (
            <FilteredOutView noun="server" sifted={sieve.sift('server', servers)} />
          ) : (
            <EmptyState
              title="No routes"
              reason="No cluster of more than one server is known; routes join the servers of a cluster."
              next="When a second server of a cluster answers, their route appears here by itself."
            />
          )
        ) : (
          <>
            <RoutePairs troubles={troubles} />
            <div className={routes.clusters}>
              <div className={styles.title}>
                <h2>Row has a route to column</h2>
                <p>what the row's server reports, with the smallest RTT of its pooled connections</p>
              </div>
              {matrices.map((m) => (
                <RouteSection
                  key={m.cluster}
                  matrix={m}
                  open={all || open.isOpen(m.cluster)}
                  onToggle={all ? null : () => open.toggle(m.cluster)}
                  fate={(server) => (sieve.active ? sieve.fate('server', server) : 'kept')}
                />
              ))}
            </div>
          </>
        )}
      </ViewState>
    </View>
  )
}
