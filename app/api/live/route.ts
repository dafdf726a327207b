import { guard } from '@/lib/access/guard'
import { getCollector } from '@/lib/collector/instance'
import { parsePosition } from '@/lib/live/protocol'
import { prepareText } from '@/lib/live/snapshot-text'
import { openViewer } from '@/lib/live/viewer'

export const dynamic = 'force-dynamic'

/**
 * Server-sent events `snapshot`, `delta` and `beat` (each second). Resumes after `Last-Event-ID`, or after the query key
 * `after` for clients that open a connection anew.
 */
export const GET = guard(async (request) => {
  const asked = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after')
  await prepareText(getCollector().snapshot())
  const body = openViewer(getCollector().hub, parsePosition(asked), request.signal)
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // Next must not gzip it: every delta is encoded once for all viewers.
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
})
