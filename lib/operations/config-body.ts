import * as z from 'zod'
import { stringifyExact } from '@/lib/domain/exact-json'
import { decodeConfig } from '@/lib/domain/stream-config/decode'
import { MAX_REPLICAS, type StreamConfig } from '@/lib/domain/stream-config/model'
import { setUnknown } from '@/lib/domain/stream-config/unknown'

/** nats-server's own bound of a stream's configuration is the largest message; ours keeps a page from being a flood. */
const MAX_BYTES = 512 * 1024

/**
 * JetStream's own JSON; anything left out is at the default of the `nats` CLI, but direct access, which is off unless it
 * is asked for, as in JetStream. Fields that Orrery does not know are sent as
 * they are: what the server makes of them is told by comparing what it echoes.
 */
export const streamConfigBody = z.unknown().transform((value, ctx): StreamConfig => {
  const { config, problems, unknown } = decodeConfig(value)
  const { num_replicas: r, max_age: age, duplicate_window: window } = config
  if (r < 1 || r > MAX_REPLICAS) problems.num_replicas ??= `is 1 to ${MAX_REPLICAS}`
  if (age < 0) problems.max_age ??= 'is not negative'
  if (window < 0) problems.duplicate_window ??= 'is not negative'
  if (stringifyExact(value)?.length > MAX_BYTES) problems[''] ??= 'is larger than 512 KiB'
  if ('placement.preferred' in unknown) {
    problems['placement.preferred'] ??= 'is for the next leader, not for placement'
  }
  for (const [path, message] of Object.entries(problems)) {
    ctx.issues.push({ code: 'custom', message, input: value, path: path === '' ? [] : path.split('.') })
  }
  return setUnknown(config, unknown)
})
