import { guard } from '@/lib/access/guard'
import { getCollector } from '@/lib/collector/instance'
import { drawnSnapshot } from '@/lib/live/drawn'
import { prepareText, snapshotText } from '@/lib/live/snapshot-text'

export const dynamic = 'force-dynamic'

/**
 * The current snapshot. `ETag` is `"epoch/seq"`; a client that has it already gets 304. `?drawn=ID`: the one that a page was
 * drawn from, for a minute; later the current one.
 */
export const GET = guard(async (request) => {
  const drawn = drawnSnapshot(new URL(request.url).searchParams.get('drawn') ?? '')
  const snapshot = drawn ?? getCollector().snapshot()
  const etag = `"${snapshot.epoch}/${snapshot.seq}"`
  const headers = { etag }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  await prepareText(snapshot)
  return new Response(snapshotText(snapshot), { headers: { ...headers, 'content-type': 'application/json' } })
})
