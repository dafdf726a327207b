import { guard } from '@/lib/access/guard'
import { getCollector } from '@/lib/collector/instance'
import { previewPlacement } from '@/lib/domain/placement/preview'
import { previewBody } from '@/lib/operations/body'

/** Where a stream could land by the newest snapshot. Sends nothing to NATS. */
export const POST = guard(
  (_request, { body }) => {
    const { subjects, ...rest } = body.config
    const config = { ...rest, subjects: subjects.length > 0 ? subjects : [rest.name] }
    return Response.json(previewPlacement(getCollector().snapshot(), config, body.account))
  },
  { body: previewBody },
)
