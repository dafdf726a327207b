import { guard } from '@/lib/access/guard'
import { notFound } from '@/lib/access/problem'
import { currentBalance } from '@/lib/operations/balance'

export const dynamic = 'force-dynamic'

/** How far balancing is, or how the last run ended. */
export const GET = guard(() => {
  const run = currentBalance()
  if (!run) throw notFound('Leaders have not been balanced since Orrery was started.')
  return Response.json(run.progress())
})
