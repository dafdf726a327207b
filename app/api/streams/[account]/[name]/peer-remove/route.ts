import type * as z from 'zod'
import { change } from '@/app/api/change'
import { guard } from '@/lib/access/guard'
import { peerRemoveBody } from '@/lib/operations/change-body'
import { removePeer } from '@/lib/operations/remove-peer'

/** Takes one replica of a stream from its server; the name of the stream must be typed. */
export const POST = guard<Target, z.infer<typeof peerRemoveBody>>(
  (request, { params: { account, name: stream }, body: { requestId, peer, confirm } }) =>
    change(request, { what: 'peer-remove', account, stream, requestId, asked: { peer } }, (deps, report) =>
      removePeer({ requestId, account, stream, peer, confirm }, deps, report),
    ),
  { body: peerRemoveBody },
)

type Target = { account: string; name: string }
