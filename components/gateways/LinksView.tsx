'use client'
import { lazy, Suspense } from 'react'
import { GatewaysView } from './GatewaysView'
import { useLinks } from './LinksSwitch'

const RoutesView = lazy(() => import('./RoutesView').then((m) => ({ default: m.RoutesView })))

/** Who sees whom: clusters through gateways, or the servers of a cluster through routes. */
export function LinksView() {
  return useLinks().value === 'routes' ? (
    <Suspense>
      <RoutesView />
    </Suspense>
  ) : (
    <GatewaysView />
  )
}
