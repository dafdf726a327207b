import { guard } from '@/lib/access/guard'
import { getCollector } from '@/lib/collector/instance'
import { previewPlacement } from '@/lib/domain/placement/preview'
import { withSubjects } from '@/lib/domain/stream-config/model'
import { previewBody } from '@/lib/operations/body'

/** Where a stream could land by the newest snapshot. Sends nothing to NATS. */
export const POST = guard(
  (_request, { body }) => {
    const config = withSubjects(body.config)
    return Response.json(previewPlacement(getCollector().snapshot(), config, body.account))
  },
  { body: previewBody },
)
