import { guard } from '@/lib/access/guard'
import { HttpProblem } from '@/lib/access/problem'
import { getCollector } from '@/lib/collector/instance'

/** How many consumers each server leads: a `ConsumerLeaders`. The servers are asked for it now. */
export const GET = guard(async () => {
  const leaders = await getCollector().consumerLeaders()
  if (leaders) return Response.json(leaders)
  throw new HttpProblem(503, 'not-answered', 'Not answered', 'Nobody answered about consumers.')
})
