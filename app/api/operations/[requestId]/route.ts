import { exactJson } from '@/app/api/exact'
import { guard } from '@/lib/access/guard'
import { notFound } from '@/lib/access/problem'
import { getLedger } from '@/lib/operations/ledger'

/** What became of an operation so far, by the id its request carried. Kept for ten minutes after its end. */
export const GET = guard<{ requestId: string }>((_request, { params }) => {
  const operation = getLedger().get(params.requestId)
  if (!operation) throw notFound('No operation of this id is remembered.')
  return exactJson(operation.current())
})
