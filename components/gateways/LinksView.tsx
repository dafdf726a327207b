'use client'
import { Suspense } from 'react'
import { TableNotice } from '@/components/table/TableNotice'
import { componentOnDemand } from '@/components/ui/onDemand'
import { useSaysOf } from '@/components/ui/said-keys'
import { quoted } from '@/lib/url/quoted'
import { GatewaysView } from './GatewaysView'
import { useLinks } from './useLinks'
import styles from './view.module.css'

const LeafnodesView = componentOnDemand(() => import('./LeafnodesView').then((m) => m.LeafnodesView))
const RoutesView = componentOnDemand(() => import('./RoutesView').then((m) => m.RoutesView))

/** Who sees whom: clusters through gateways, the servers of a cluster through routes, or what lies at the edge. */
export function LinksView() {
  const links = useLinks()
  useSaysOf('links')
  return (
    <div className={styles.noticed}>
      <div>
        {links.unusable !== null && (
          <TableNotice onDismiss={() => links.choose(null)}>
            {quoted(links.unusable)} names no links, so these are the gateways.
          </TableNotice>
        )}
      </div>
      {links.value === 'gateways' ? (
        <GatewaysView />
      ) : (
        <Suspense>{links.value === 'routes' ? <RoutesView /> : <LeafnodesView />}</Suspense>
      )}
    </div>
  )
}
