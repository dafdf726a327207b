import { guard } from '@/lib/access/guard'
import { getCollector } from '@/lib/collector/instance'

export const dynamic = 'force-dynamic'

/** Has a snapshot of at least one server and a vantage that stands; else 503 with what is missing. */
export const GET = guard(() => {
  const { coverage } = getCollector().snapshot()
  const vantages = coverage.vantages.filter((v) => v.state === 'connected').length
  const ready = vantages > 0 && coverage.answered > 0
  const { expected, answered } = coverage
  return Response.json({ ready, vantages, expected, answered }, { status: ready ? 200 : 503 })
})
