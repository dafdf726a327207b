import type * as z from 'zod'
import { guard } from '@/lib/access/guard'
import { getCollector } from '@/lib/collector/instance'
import { planBalance } from '@/lib/domain/balance'
import { balancePlanBody } from '@/lib/operations/change-body'

/** Which streams of an account should hand over, by the newest snapshot. Sends nothing to NATS. */
export const POST = guard<Record<never, never>, z.infer<typeof balancePlanBody>>(
  (_request, { body: { account, cluster } }) =>
    Response.json(planBalance(getCollector().snapshot(), account, cluster ?? null)),
  { body: balancePlanBody },
)
