import type * as z from 'zod'
import { change } from '@/app/api/change'
import { guard } from '@/lib/access/guard'
import { getCollector } from '@/lib/collector/instance'
import { planBalance } from '@/lib/domain/balance'
import { runBalance } from '@/lib/operations/balance'
import { balanceRunBody } from '@/lib/operations/change-body'
import { getLedger } from '@/lib/operations/ledger'

/** Lets streams hand over one by one; `GET /api/balance` tells how far it is. Refused while another run is under way. */
export const POST = guard<Record<never, never>, z.infer<typeof balanceRunBody>>(
  async (request, { body: { account, moves, requestId } }) => {
    const { canPrefer } = planBalance(getCollector().snapshot(), account)
    const asked = { what: 'balance', account, stream: null, requestId, asked: { moves } } as const
    return change(request, asked, (deps) =>
      runBalance({ requestId, account, moves, canPrefer }, deps, (stream, hand) =>
        getLedger().exclusively(`${account}/${stream}`, 'balance', hand),
      ),
    )
  },
  { body: balanceRunBody },
)
