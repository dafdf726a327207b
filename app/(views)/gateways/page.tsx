import type { Metadata } from 'next'
import { LinksView } from '@/components/gateways/LinksView'

export const metadata: Metadata = { title: 'Gateways' }

/** Which cluster sees which. The snapshot comes from the views' layout. */
export default function Page() {
  return <LinksView />
}
