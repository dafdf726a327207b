import { decodeAnswer, type Envelope, type Parse } from './envelope'
import type { Reply } from './link'
import { isJson, type Json, list } from './read'
import { wrongStreamType, wrongType } from './shape'

/**
 * A reply to `subject` (`$SYS.REQ.SERVER.*.ENDPOINT`). What cannot be believed as a whole (cut off, broken, too large,
 * fields of other types) is an unreadable answer with a reason, of a server that answers all the same.
 */
export function readAnswer(subject: string, reply: Reply, parse?: Parse): Envelope {
  const envelope = decodeAnswer(reply, parse)
  if (!envelope.ok) return envelope
  const endpoint = subject.slice(subject.lastIndexOf('.') + 1)
  const reason = wrongType(endpoint, envelope.data) ?? wrongStream(envelope.data)
  return reason === null ? envelope : { ok: false, origin: envelope.origin, code: null, reason }
}

function wrongStream(data: Json): string | null {
  for (const account of list(data, 'account_details')) {
    const { stream_detail: streams } = account
    if (streams == null) continue
    if (!Array.isArray(streams)) return 'stream_detail is not a list'
    for (const stream of streams) {
      const wrong = isJson(stream) ? wrongStreamType(stream) : 'a stream is not an object'
      if (wrong !== null) return wrong
    }
  }
  return null
}
