import { actorOf } from '@/lib/access/actor'
import { guard } from '@/lib/access/guard'
import { notFound } from '@/lib/access/problem'
import { currentBalance } from '@/lib/operations/balance'
import { getDesk } from '@/lib/operations/desk'

/** Ends a run after the stream that is handing over now. That it cannot be put on record does not keep it going. */
export const POST = guard(async (request) => {
  const run = currentBalance()
  if (!run) throw notFound('Leaders are not being balanced.')
  run.stop()
  const { account, requestId } = run
  await getDesk()
    .audit({
      at: new Date().toISOString(),
      phase: 'ended',
      ...actorOf(request),
      what: 'balance-stop',
      account,
      stream: null,
      requestId: `${requestId} stop`,
      outcome: 'changed',
      words: 'the run ends after the stream that hands over now',
    })
    .catch(() => {})
  return Response.json(run.progress())
})
