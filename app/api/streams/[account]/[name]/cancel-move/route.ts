import type * as z from 'zod'
import { change } from '@/app/api/change'
import { guard } from '@/lib/access/guard'
import { cancelMove } from '@/lib/operations/cancel-move'
import { plainBody } from '@/lib/operations/change-body'

/** Ends a move: the stream goes back to its old servers. */
export const POST = guard<Target, z.infer<typeof plainBody>>(
  (request, { params: { account, name: stream }, body: { requestId } }) =>
    change(request, { what: 'cancel-move', account, stream, requestId, asked: {} }, (deps, report) =>
      cancelMove({ requestId, account, stream }, deps, report),
    ),
  { body: plainBody },
)

type Target = { account: string; name: string }
