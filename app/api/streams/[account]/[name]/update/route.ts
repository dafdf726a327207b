import type * as z from 'zod'
import { change } from '@/app/api/change'
import { guard } from '@/lib/access/guard'
import { updateBody } from '@/lib/operations/change-body'
import { updateStream } from '@/lib/operations/update-stream'

/** Changes the configuration of a stream: what differs between `base` and `config`, and nothing else. */
export const POST = guard<Target, z.infer<typeof updateBody>>(
  (request, { params: { account, name: stream }, body: { requestId, config, base, confirm } }) =>
    change(
      request,
      { what: 'update', account, stream, requestId, asked: { config, base } },
      (deps, report, planned) =>
        updateStream(
          { requestId, account, stream, config, base, ...(confirm === undefined ? {} : { confirm }) },
          deps,
          report,
          planned,
        ),
    ),
  { body: updateBody },
)

type Target = { account: string; name: string }
