import * as z from 'zod'
import { decodeConfig } from '@/lib/domain/stream-config/decode'

/** The same id is the same request: it is carried out once. */
export const requestId = z.string().regex(/^[\w-]{8,64}$/, 'is 8 to 64 letters, digits, - or _')
/** Fields of one word each, of which a newer server may know more than Orrery. */
const WORDS = new Set(['retention', 'storage', 'discard', 'compression', 'persist_mode'])
/**
 * A stream configuration as the JetStream API takes it, whole: the servers know what is in it. Only what is of another kind
 * than any server could read is not taken.
 */
const rawConfig = z.record(z.string().max(255), z.unknown()).superRefine((value, ctx) => {
  for (const [path, message] of Object.entries(decodeConfig(value).problems)) {
    if (WORDS.has(path) && typeof value[path] === 'string') continue
    ctx.addIssue({ code: 'custom', message, path: path.split('.') })
  }
})
const confirm = z.string().max(255)
const server = z.string().min(1).max(255)
const sequence = z.int().min(1)

export const previewUpdateBody = z.strictObject({ config: rawConfig, base: rawConfig.optional() })
export const updateBody = z.strictObject({
  config: rawConfig,
  base: rawConfig,
  confirm: confirm.optional(),
  requestId,
})
export const confirmedBody = z.strictObject({ confirm: confirm.default(''), requestId })
export const purgeBody = z.strictObject({
  confirm: confirm.default(''),
  requestId,
  filter: z.string().min(1).max(1024).optional(),
  before: sequence.optional(),
  keep: sequence.optional(),
})
export const stepDownBody = z.strictObject({ requestId, preferred: server.optional() })
export const peerRemoveBody = z.strictObject({ confirm: confirm.default(''), requestId, peer: server })
export const plainBody = z.strictObject({ requestId })
export const metaStepDownBody = z.strictObject({ requestId, cluster: server.optional() })
export const balancePlanBody = z.strictObject({ account: server, cluster: server.optional() })
const move = z.strictObject({ stream: server, from: server, to: server })
export const balanceRunBody = z.strictObject({
  account: server,
  moves: z.array(move).min(1).max(1000),
  requestId,
})
