import { guard } from '@/lib/access/guard'
import { HttpProblem, notFound } from '@/lib/access/problem'
import { getCollector } from '@/lib/collector/instance'

/** What one server says about itself: a `ServerDetail`. */
export const GET = guard<{ name: string }>(async (_request, { params: { name } }) => {
  const collector = getCollector()
  const detail = await collector.serverDetail(name)
  if (detail) return Response.json(detail)
  if (!collector.snapshot().servers.some((s) => s.key === name)) {
    throw notFound(`No server named ${name} is known.`)
  }
  throw new HttpProblem(503, 'not-answered', 'Not answered', `${name} has not described itself yet.`)
})
