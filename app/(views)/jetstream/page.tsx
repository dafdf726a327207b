import type { Metadata } from 'next'
import { JetStreamView } from '@/components/jetstream/JetStreamView'

export const metadata: Metadata = { title: 'JetStream' }

export default function Page() {
  return <JetStreamView />
}
