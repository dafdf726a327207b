import { change, recorded } from '@/app/api/change'
import { guard } from '@/lib/access/guard'
import { RecordedProblem } from '@/lib/access/problem'
import { getCollector } from '@/lib/collector/instance'
import { decidingVersion } from '@/lib/domain/placement/rules'
import { checkConfig } from '@/lib/domain/stream-config/check'
import { withSubjects } from '@/lib/domain/stream-config/model'
import { createBody } from '@/lib/operations/body'
import { createStream } from '@/lib/operations/create-stream'

/** Creates a stream, once per `requestId`. */
export const POST = guard(
  async (request, { body }) => {
    const { account, requestId } = body
    const config = withSubjects(body.config)
    const asked = { what: 'create', account, stream: config.name, requestId, asked: config } as const
    const problems = Object.entries(checkConfig(config, decidingVersion(getCollector().snapshot())))
    if (problems.length > 0 && getCollector().writer(account)) {
      const errors = Object.fromEntries(problems.map(([field, reason]) => [`config.${field}`, [reason]]))
      const why = 'NATS would not take this configuration.'
      throw await recorded(request, asked, new RecordedProblem(422, 'invalid', 'Not accepted', why, errors))
    }
    return change(request, asked, (deps, report) =>
      createStream({ requestId, account, config }, deps, report),
    )
  },
  { body: createBody },
)
