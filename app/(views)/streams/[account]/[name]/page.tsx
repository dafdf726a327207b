import type { Metadata } from 'next'
import { StreamPage } from '@/components/streams/StreamPage'
import { getCollector } from '@/lib/collector/instance'
import { soon } from '@/lib/collector/soon'
import { fromSegment } from '@/lib/url/links'

interface Props {
  params: Promise<{ account: string; name: string }>
}

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
