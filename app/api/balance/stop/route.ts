import { guard } from '@/lib/access/guard'
import { notFound } from '@/lib/access/problem'
import { currentBalance } from '@/lib/operations/balance'

/** Ends a run after the stream that is handing over now. */
export const POST = guard(() => {
  const run = currentBalance()
  if (!run) throw notFound('Leaders are not being balanced.')
  run.stop()
  return Response.json(run.progress())
})
