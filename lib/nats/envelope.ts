import type { Origin } from '@/lib/domain/observation'
import { bool, isJson, type Json, num, obj, str, strings, time } from './read'

/** A `$SYS` answer: who answered, and its data, or the error it gave instead. */
export type Envelope =
  | { ok: true; origin: Origin; data: Json }
  | { ok: false; origin: Origin | null; code: number | null; reason: string }

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

/** STATSZ carries its data as `statsz`, everything else as `data`. The reason names what is wrong with the answer. */
export function decodeEnvelope(text: string): Envelope {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
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
  return { ok: true, origin, data }
}
