import type * as z from 'zod'
import { change } from '@/app/api/change'
import { guard } from '@/lib/access/guard'
import { confirmedBody } from '@/lib/operations/change-body'
import { deleteStream } from '@/lib/operations/remove-data'

/** Deletes a stream; its name must be typed. */
export const POST = guard<Target, z.infer<typeof confirmedBody>>(
  (request, { params: { account, name: stream }, body: { requestId, confirm } }) =>
    change(request, { what: 'delete', account, stream, requestId, asked: {} }, (deps, report) =>
      deleteStream({ requestId, account, stream, confirm }, deps, report),
    ),
  { body: confirmedBody },
)

type Target = { account: string; name: string }
