import type { Metadata } from 'next'
import { MapOrTwin } from '@/components/map/MapOrTwin'

export const metadata: Metadata = { title: 'Map' }

/**
 * The map: where every server, gateway link and replica is. The snapshot comes from the views' layout. No Suspense around
 * it: React would stream so large a part hidden, to be put in place by script, and the first HTML must already show it.
 */
export default function MapPage() {
  return <MapOrTwin />
}
