import type { Origin, StreamCopy } from '@/lib/domain/observation'
import type { Unpacked } from './gzip'
import { bool, isJson, type Json, num, obj, str, strings, time } from './read'

/** A `$SYS` answer: who answered, and its data, or the error it gave instead. */
export type Envelope =
  | { ok: true; origin: Origin; data: Json; copies: StreamCopy[] | null }
  | { ok: false; origin: Origin | null; code: number | null; reason: string }

/** `JSON.parse`, or one that keeps large integers (`parseExact`). */
export type Parse = (text: string) => unknown

/** Server block of an answer or push; null without a name or id. */
export function decodeOrigin(server: Json | null): Origin | null {
  const id = str(server, 'id')
  const name = str(server, 'name') ?? id
  if (id === null || name === null) return null
  return {
    id,
    name,
    cluster: str(server, 'cluster'),
    host: str(server, 'host'),
    version: str(server, 'ver'),
    tags: strings(server, 'tags'),
    jetstream: bool(server, 'jetstream'),
    time: time(server, 'time'),
  }
}

/** An answer as it came: what is wrong with it, if anything is, and whose it is even then, if its beginning tells. */
export function decodeAnswer({ text, unreadable, copies }: Unpacked, parse?: Parse): Envelope {
  if (unreadable !== undefined) return { ok: false, origin: salvage(text), code: null, reason: unreadable }
  const envelope = decodeEnvelope(text, parse)
  if (envelope.ok) return copies ? { ...envelope, copies } : envelope
  return { ...envelope, origin: envelope.origin ?? salvage(text) }
}

/** The server block at the beginning of an answer that is broken further on. */
function salvage(text: string): Origin | null {
  const start = /^\s*\{\s*"server"\s*:\s*(?=\{)/.exec(text)?.[0].length
  if (start === undefined) return null
  for (let end = text.indexOf('}', start); end > 0 && end < start + 4096; end = text.indexOf('}', end + 1)) {
    try {
      const block: unknown = JSON.parse(text.slice(start, end + 1))
      return isJson(block) ? decodeOrigin(block) : null
    } catch {
      // A brace inside the block: it ends further on.
    }
  }
  return null
}

/** STATSZ carries its data as `statsz`, everything else as `data`. The reason names what is wrong with the answer. */
export function decodeEnvelope(text: string, parse: Parse = JSON.parse): Envelope {
  let parsed: unknown
  try {
    parsed = parse(text)
  } catch {
    return { ok: false, origin: null, code: null, reason: `not JSON (${text.length} characters)` }
  }
  if (!isJson(parsed)) return { ok: false, origin: null, code: null, reason: 'not a JSON object' }
  const origin = decodeOrigin(obj(parsed, 'server'))
  const error = obj(parsed, 'error')
  if (error) {
    return {
      ok: false,
      origin,
      code: num(error, 'code'),
      reason: str(error, 'description') ?? 'error without a description',
    }
  }
  const data = obj(parsed, 'data') ?? obj(parsed, 'statsz')
  if (!origin) return { ok: false, origin: null, code: null, reason: 'no server block with a name and an id' }
  if (!data) return { ok: false, origin, code: null, reason: 'neither data nor statsz' }
  return { ok: true, origin, data, copies: null }
}
