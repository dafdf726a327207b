import type * as z from 'zod'
import { change } from '@/app/api/change'
import { guard } from '@/lib/access/guard'
import { getCollector } from '@/lib/collector/instance'
import { metaStepDownBody } from '@/lib/operations/change-body'
import { metaStepDown } from '@/lib/operations/hand-over'

/** Lets the meta leader hand over, to a server of `cluster` when one is named. */
export const POST = guard<Record<never, never>, z.infer<typeof metaStepDownBody>>(
  (request, { body: { requestId, cluster } }) =>
    change(
      request,
      { what: 'meta-step-down', account: null, stream: null, requestId, asked: { cluster } },
      (deps, report) =>
        metaStepDown(
          { requestId, ...(cluster === undefined ? {} : { cluster }) },
          { ...deps, leader: () => getCollector().snapshot().meta.leader },
          report,
        ),
    ),
  { body: metaStepDownBody },
)
