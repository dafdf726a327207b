import { type Json, obj, str } from '../read'

/** What a stream or consumer requires: the server notes it in the metadata of its configuration since 2.11; null before. */
export function requiredApiLevel(config: Json | null): number | null {
  const level = str(obj(config, 'metadata'), '_nats.req.level')
  return level !== null && /^\d{1,4}$/.test(level) ? Number(level) : null
}
