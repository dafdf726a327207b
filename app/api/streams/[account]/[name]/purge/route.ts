import type * as z from 'zod'
import { change } from '@/app/api/change'
import { guard } from '@/lib/access/guard'
import { purgeBody } from '@/lib/operations/change-body'
import { purgeStream } from '@/lib/operations/remove-data'

/** Deletes messages of a stream; its name must be typed. */
export const POST = guard<Target, z.infer<typeof purgeBody>>(
  (request, { params: { account, name: stream }, body: { requestId, confirm, ...scope } }) =>
    change(request, { what: 'purge', account, stream, requestId, asked: scope }, (deps, report) =>
      purgeStream({ requestId, account, stream, confirm }, scope, deps, report),
    ),
  { body: purgeBody },
)

type Target = { account: string; name: string }
