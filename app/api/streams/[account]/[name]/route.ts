import { exactJson } from '@/app/api/exact'
import { guard } from '@/lib/access/guard'
import { HttpProblem, notFound } from '@/lib/access/problem'
import { getCollector } from '@/lib/collector/instance'

/** All about one stream: a `StreamDetail`. */
export const GET = guard<{ account: string; name: string }>(
  async (_request, { params: { account, name } }) => {
    const collector = getCollector()
    const detail = await collector.streamDetail(account, name)
    if (detail) return exactJson(detail)
    if (!collector.snapshot().streams.some((s) => s.account === account && s.name === name)) {
      throw notFound(`No stream ${name} is known in account ${account}.`)
    }
    throw new HttpProblem(503, 'not-answered', 'Not answered', `Nobody answered about ${name} of ${account}.`)
  },
)
