import type { Metadata } from 'next'
import { GatewaysView } from '@/components/gateways/GatewaysView'

export const metadata: Metadata = { title: 'Gateways' }

/** Which cluster sees which. The snapshot comes from the views' layout. */
export default function Page() {
  return <GatewaysView />
}
