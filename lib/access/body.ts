import { parseExact } from '@/lib/domain/exact-json'
import { HttpProblem } from './problem'

/** No form of ours comes near it. */
export const BODY_LIMIT = 64 * 1024
const DEPTH_LIMIT = 12

/**
 * The JSON value of a request's body; `{}` for an empty one. Counted while reading, since Content-Length is only a claim.
 * Throws `HttpProblem` 413 when too long, 400 when it is not JSON or nested deeper than any of our forms.
 */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request)
  if (text.trim() === '') return {}
  let value: unknown
  try {
    value = parseExact(text)
  } catch {
    throw badJson('The body is not valid JSON.')
  }
  if (deeperThan(value, DEPTH_LIMIT)) throw badJson(`The body is nested deeper than ${DEPTH_LIMIT} levels.`)
  return value
}

async function readText(request: Request): Promise<string> {
  if (request.body === null) return ''
  const reader = request.body.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength
    if (size > BODY_LIMIT) {
      await reader.cancel()
      throw new HttpProblem(
        413,
        'too-large',
        'Body too large',
        `The body is longer than ${BODY_LIMIT / 1024} KB.`,
      )
    }
    parts.push(part.value)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))
  } catch {
    throw badJson('The body is not valid UTF-8.')
  }
}

function badJson(detail: string): HttpProblem {
  return new HttpProblem(400, 'bad-json', 'Body cannot be read', detail)
}

function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((item) => deeperThan(item, levels - 1))
}
