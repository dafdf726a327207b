import type { Metadata } from 'next'
import { CannotEdit } from '@/components/stream-form/CannotEdit'
import { StreamEditor } from '@/components/stream-form/StreamEditor'
import { getCollector } from '@/lib/collector/instance'
import { decodeConfig } from '@/lib/domain/stream-config/decode'
import { fromSegment } from '@/lib/url/links'

interface Props {
  params: Promise<{ account: string; name: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Edit ${fromSegment((await params).name)}` }
}

export default async function Page({ params }: Props) {
  const segments = await params
  const account = fromSegment(segments.account)
  const name = fromSegment(segments.name)
  const collector = getCollector()
  const of = { account, name }
  if (!collector.writable().includes(account)) {
    return (
      <CannotEdit {...of} why={`Account ${account} is read-only: it is not configured with "write": true.`} />
    )
  }
  const detail = await collector.streamDetail(account, name).catch(() => null)
  if (detail === null || !('name' in detail.config.raw)) {
    return (
      <CannotEdit {...of} why="Its configuration cannot be read: the stream has no leader that answers." />
    )
  }
  const { config, problems } = decodeConfig(detail.config.raw)
  if (config.sealed) return <CannotEdit {...of} why="It is sealed: nothing of it can be changed any more." />
  const unread = Object.entries(problems).map(([field, why]) => `${field}: ${why}`)
  if (unread.length > 0) {
    // A field at its default that is something else in truth would be changed without anybody's wish.
    return <CannotEdit {...of} asJson why={`Orrery cannot read its configuration: ${unread.join(' ')}`} />
  }
  return <StreamEditor key={`${account}/${name}`} {...of} initial={detail.config.raw} />
}
