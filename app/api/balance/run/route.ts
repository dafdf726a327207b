import type * as z from 'zod'
import { change, recorded } from '@/app/api/change'
import { guard } from '@/lib/access/guard'
import { RecordedProblem } from '@/lib/access/problem'
import { getCollector } from '@/lib/collector/instance'
import { planBalance } from '@/lib/domain/balance'
import { BalanceRun, currentBalance, setBalance } from '@/lib/operations/balance'
import { balanceRunBody } from '@/lib/operations/change-body'
import { getLedger } from '@/lib/operations/ledger'

/** Lets streams hand over one by one; `GET /api/balance` tells how far it is. */
export const POST = guard<Record<never, never>, z.infer<typeof balanceRunBody>>(
  async (request, { body: { account, moves, requestId } }) => {
    const asked = { what: 'balance', account, stream: null, requestId, asked: { moves } } as const
    const before = currentBalance()
    if (before && !before.isOver && before.requestId !== requestId) {
      const why = 'Leaders are being balanced. Stop that first, or wait.'
      throw await recorded(request, asked, new RecordedProblem(409, 'busy', 'Balancing already', why))
    }
    const { canPrefer } = planBalance(getCollector().snapshot(), account)
    return change(request, asked, async (deps) => {
      const run = new BalanceRun({ requestId, account, moves, canPrefer })
      setBalance(run)
      return run.run(deps, (stream, hand) => getLedger().exclusively(`${account}/${stream}`, hand))
    })
  },
  { body: balanceRunBody },
)
