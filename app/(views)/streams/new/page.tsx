import type { Metadata } from 'next'
import { ReadOnly } from '@/components/stream-form/ReadOnly'
import { StreamCreator } from '@/components/stream-form/StreamCreator'
import { getCollector } from '@/lib/collector/instance'
import { readAccountLimits } from '@/lib/operations/account-limits'

export const metadata: Metadata = { title: 'New stream' }

export default async function Page() {
  const collector = getCollector()
  const writable = collector.writable()
  if (writable.length === 0) return <ReadOnly />
  const limits = await Promise.all(
    writable.map(async (account) => {
      const link = collector.writer(account)
      return [account, link && (await readAccountLimits(link))] as const
    }),
  )
  return <StreamCreator writable={writable} limits={Object.fromEntries(limits)} />
}
