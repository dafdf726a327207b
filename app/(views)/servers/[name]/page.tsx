import type { Metadata } from 'next'
import { ServerPage } from '@/components/servers/ServerPage'
import { getCollector } from '@/lib/collector/instance'
import { soon } from '@/lib/collector/soon'
import { fromSegment } from '@/lib/url/links'

interface Props {
  params: Promise<{ name: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: fromSegment((await params).name) }
}

export default async function Page({ params }: Props) {
  const name = fromSegment((await params).name)
  return <ServerPage key={name} name={name} initial={await soon(getCollector().serverDetail(name))} />
}
