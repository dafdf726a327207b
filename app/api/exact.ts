import { stringifyExact } from '@/lib/domain/exact-json'

/** An answer in JSON that may hold a configuration: large integers keep their digits. */
export function exactJson(value: unknown, headers: Record<string, string> = {}): Response {
  return new Response(stringifyExact(value), { headers: { 'content-type': 'application/json', ...headers } })
}
