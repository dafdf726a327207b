import type * as z from 'zod'
import { change } from '@/app/api/change'
import { guard } from '@/lib/access/guard'
import { stepDownBody } from '@/lib/operations/change-body'
import { stepDown } from '@/lib/operations/hand-over'

/** Lets the leader of a stream hand over. */
export const POST = guard<Target, z.infer<typeof stepDownBody>>(
  (request, { params: { account, name: stream }, body: { requestId, preferred } }) =>
    change(request, { what: 'step-down', account, stream, requestId, asked: { preferred } }, (deps, report) =>
      stepDown(
        { requestId, account, stream, ...(preferred === undefined ? {} : { preferred }) },
        deps,
        report,
      ),
    ),
  { body: stepDownBody },
)

type Target = { account: string; name: string }
