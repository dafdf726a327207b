import { guard } from '@/lib/access/guard'
import { HttpProblem } from '@/lib/access/problem'
import { getCollector } from '@/lib/collector/instance'
import { checkConfig } from '@/lib/domain/stream-config/check'
import { withSubjects } from '@/lib/domain/stream-config/model'
import { createBody } from '@/lib/operations/body'
import { createStream } from '@/lib/operations/create-stream'
import { getLedger } from '@/lib/operations/ledger'

/** How long the answer may wait for the outcome; after that it says `unknown` and the rest is at /api/operations. */
const PATIENCE = 9000

/** Creates a stream, once per `requestId`. */
export const POST = guard(
  async (_request, { body }) => {
    const { account, requestId } = body
    const config = withSubjects(body.config)
    const link = getCollector().writer(account)
    if (!link) {
      throw new HttpProblem(
        403,
        'read-only',
        'Read-only',
        `Account ${account} may not be changed through Orrery: it is not configured with "write": true.`,
      )
    }
    const problems = Object.entries(checkConfig(config))
    if (problems.length > 0) {
      const errors = Object.fromEntries(problems.map(([field, reason]) => [`config.${field}`, [reason]]))
      throw new HttpProblem(422, 'invalid', 'Not accepted', 'NATS would not take this configuration.', errors)
    }
    const operation = getLedger().start({ requestId, account, config }, (request, report) =>
      createStream(request, { link, now: Date.now, sleep }, report),
    )
    if (!operation) {
      throw new HttpProblem(
        409,
        'request-id-reused',
        'Request id used before',
        'This requestId belongs to another request. Use a new one for each.',
      )
    }
    await Promise.race([operation.done, sleep(PATIENCE)])
    return Response.json(operation.current())
  },
  { body: createBody },
)

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
