import * as z from 'zod'
import { streamConfigBody } from './config-body'

export { streamConfigBody } from './config-body'

const word = z.string().min(1).max(255)

/** Body of `POST /api/streams/preview`. */
export const previewBody = z.strictObject({ account: word, config: streamConfigBody })

/** Body of `POST /api/streams`. The same `requestId` is the same request: it is carried out once. */
export const createBody = z.strictObject({
  account: word,
  config: streamConfigBody,
  requestId: z.string().regex(/^[\w-]{8,64}$/, 'is 8 to 64 letters, digits, - or _'),
})
