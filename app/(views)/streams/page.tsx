import type { Metadata } from 'next'
import { StreamsView } from '@/components/streams/StreamsView'
import { getCollector } from '@/lib/collector/instance'

export const metadata: Metadata = { title: 'Streams' }

export default function Page() {
  return <StreamsView writable={getCollector().writable()} />
}
