import type { Metadata } from 'next'
import { Suspense } from 'react'
import { MapView } from '@/components/map/MapView'

export const metadata: Metadata = { title: 'Map' }

/** The map: where every server, gateway link and replica is. The snapshot comes from the views' layout. */
export default function MapPage() {
  return (
    <Suspense>
      <MapView />
    </Suspense>
  )
}
