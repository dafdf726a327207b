import type { Metadata } from 'next'
import { StreamPage } from '@/components/streams/StreamPage'
import { getCollector } from '@/lib/collector/instance'
import type { StreamDetail } from '@/lib/domain/stream-detail'
import { fromSegment } from '@/lib/url/links'

interface Props {
  params: Promise<{ account: string; name: string }>
}

/** The first HTML waits no longer than this for a leader; the page asks on by itself. */
const PATIENCE_MS = 300

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: fromSegment((await params).name) }
}

export default async function Page({ params }: Props) {
  const segments = await params
  const account = fromSegment(segments.account)
  const name = fromSegment(segments.name)
  const initial = await soon(getCollector().streamDetail(account, name))
  return <StreamPage key={`${account}/${name}`} account={account} name={name} initial={initial} />
}

/** The detail, or null when it is not here in time or cannot be had. */
function soon(detail: Promise<StreamDetail | null>): Promise<StreamDetail | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE_MS)
    const settle = (value: StreamDetail | null) => {
      clearTimeout(timer)
      resolve(value)
    }
    detail.then(settle, () => settle(null))
  })
}
