import type { Metadata } from 'next'
import { PlacementView } from '@/components/placement/PlacementView'

export const metadata: Metadata = { title: 'Placement' }

/** Which replica of which stream lies where. The snapshot comes from the views' layout. */
export default function Page() {
  return <PlacementView />
}
