import type { Metadata } from 'next'
import { ReadOnly } from '@/components/stream-form/ReadOnly'
import { StreamCreator } from '@/components/stream-form/StreamCreator'
import { getCollector } from '@/lib/collector/instance'

export const metadata: Metadata = { title: 'New stream' }

export default function Page() {
  const writable = getCollector().writable()
  return writable.length === 0 ? <ReadOnly /> : <StreamCreator writable={writable} />
}
