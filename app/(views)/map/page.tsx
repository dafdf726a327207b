import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { MapOrTwin } from '@/components/map/MapOrTwin'
import { MAP_WINDOW_COOKIE, parseMapWindow } from '@/lib/url/map-window'

export const metadata: Metadata = { title: 'Map' }

/**
 * The map: where every server, gateway link and replica is. The snapshot comes from the views' layout. No Suspense around
 * it: React would stream so large a part hidden, to be put in place by script, and the first HTML must already show it.
 */
export default async function MapPage() {
  const lastSeen = parseMapWindow((await cookies()).get(MAP_WINDOW_COOKIE)?.value)
  return <MapOrTwin lastSeen={lastSeen} />
}
