import type * as z from 'zod'
import { change } from '@/app/api/change'
import { guard } from '@/lib/access/guard'
import { HttpProblem } from '@/lib/access/problem'
import { getCollector } from '@/lib/collector/instance'
import { planBalance } from '@/lib/domain/balance'
import { BalanceRun, currentBalance, setBalance } from '@/lib/operations/balance'
import { balanceRunBody } from '@/lib/operations/change-body'
import { getLedger } from '@/lib/operations/ledger'

/** Lets streams hand over one by one; `GET /api/balance` tells how far it is. */
export const POST = guard<Record<never, never>, z.infer<typeof balanceRunBody>>(
  async (request, { body: { account, moves, requestId } }) => {
    const before = currentBalance()
    if (before && !before.isOver && before.requestId !== requestId) {
      throw new HttpProblem(
        409,
        'busy',
        'Balancing already',
        'Leaders are being balanced. Stop that first, or wait.',
      )
    }
    const { canPrefer } = planBalance(getCollector().snapshot(), account)
    const asked = { what: 'balance', account, stream: null, requestId, asked: { moves } } as const
    return change(request, asked, async (deps) => {
      const run = new BalanceRun({ requestId, account, moves, canPrefer })
      setBalance(run)
      return run.run(deps, (stream, hand) => getLedger().exclusively(`${account}/${stream}`, 'balance', hand))
    })
  },
  { body: balanceRunBody },
)
