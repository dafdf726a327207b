import type * as z from 'zod'
import { change } from '@/app/api/change'
import { guard } from '@/lib/access/guard'
import { confirmedBody } from '@/lib/operations/change-body'
import { sealStream } from '@/lib/operations/update-stream'

/** Seals a stream for ever; its name must be typed. */
export const POST = guard<Target, z.infer<typeof confirmedBody>>(
  (request, { params: { account, name: stream }, body: { requestId, confirm } }) =>
    change(request, { what: 'seal', account, stream, requestId, asked: {} }, (deps, report, planned) =>
      sealStream({ requestId, account, stream, confirm }, deps, report, planned),
    ),
  { body: confirmedBody },
)

type Target = { account: string; name: string }
