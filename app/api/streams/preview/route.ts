import { exactJson } from '@/app/api/exact'
import { guard } from '@/lib/access/guard'
import { getCollector } from '@/lib/collector/instance'
import { previewPlacement } from '@/lib/domain/placement/preview'
import { withSubjects } from '@/lib/domain/stream-config/model'
import { readAccountLimits } from '@/lib/operations/account-limits'
import { previewBody } from '@/lib/operations/body'

/** Where a stream could land by the newest snapshot. Changes nothing: NATS is only asked what the account may. */
export const POST = guard(
  async (_request, { body }) => {
    const config = withSubjects(body.config)
    const link = getCollector().writer(body.account)
    const limits = link && (await readAccountLimits(link))
    return exactJson(previewPlacement(getCollector().snapshot(), config, body.account, limits))
  },
  { body: previewBody },
)
