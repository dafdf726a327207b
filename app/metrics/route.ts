import { guard } from '@/lib/access/guard'
import { getCollector } from '@/lib/collector/instance'
import { renderMetrics } from '@/lib/collector/metrics'

export const dynamic = 'force-dynamic'

/** Prometheus text. */
export const GET = guard(async () => {
  const { text, contentType } = await renderMetrics(getCollector())
  return new Response(text, { headers: { 'content-type': contentType } })
})
