import { guard } from '@/lib/access/guard'
import { getCollector } from '@/lib/collector/instance'
import { prepareText, snapshotText } from '@/lib/live/snapshot-text'

export const dynamic = 'force-dynamic'

/** The current snapshot. `ETag` is `"epoch/seq"`; a client that has it already gets 304. */
export const GET = guard(async (request) => {
  const snapshot = getCollector().snapshot()
  const etag = `"${snapshot.epoch}/${snapshot.seq}"`
  const headers = { etag }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  await prepareText(snapshot)
  return new Response(snapshotText(snapshot), { headers: { ...headers, 'content-type': 'application/json' } })
})
