import type * as z from 'zod'
import { exactJson } from '@/app/api/exact'
import { guard } from '@/lib/access/guard'
import { HttpProblem, notFound } from '@/lib/access/problem'
import { getCollector } from '@/lib/collector/instance'
import { previewUpdate } from '@/lib/domain/change/preview-update'
import { readAccountLimits } from '@/lib/operations/account-limits'
import { previewUpdateBody } from '@/lib/operations/change-body'
import { streamInfoRequest } from '@/lib/operations/jetstream-api'

const TIMEOUT = 1500

/** What a change of configuration would do: diff against the configuration read now, classes, placement. Changes nothing. */
export const POST = guard<{ account: string; name: string }, z.infer<typeof previewUpdateBody>>(
  async (_request, { params: { account, name: stream }, body: { config, base = null } }) => {
    const collector = getCollector()
    const link = collector.writer(account)
    if (!link) {
      throw new HttpProblem(
        403,
        'read-only',
        'Read-only',
        `Account ${account} may not be changed through Orrery: it is not configured with "write": true.`,
      )
    }
    const [read, limits] = await Promise.all([
      streamInfoRequest(link, account, stream, TIMEOUT),
      readAccountLimits(link),
    ])
    if (read.kind === 'error' && read.errCode === 10059) {
      throw notFound(`Account ${account} has no stream ${stream}.`)
    }
    if (read.kind !== 'ok') {
      const why = read.kind === 'error' ? read.description : read.reason
      throw new HttpProblem(503, 'not-answered', 'Not answered', `${stream} cannot be read now: ${why}.`)
    }
    const now = read.value.config
    const { cluster, leader, replicas } = read.value.stream
    const held = { cluster, leader, servers: [...(leader === null ? [] : [leader]), ...replicas] }
    return exactJson(
      previewUpdate(collector.snapshot(), { account, stream, now, base, config, held, limits }),
    )
  },
  { body: previewUpdateBody },
)
