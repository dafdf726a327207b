import type { Server } from './model'

/** When the newest answer or push of any server arrived (ISO); null while nobody has answered. */
export function lastAnswer(servers: readonly Server[]): string | null {
  return servers.reduce<string | null>(
    (a, s) => (s.observedAt !== null && (a === null || s.observedAt > a) ? s.observedAt : a),
    null,
  )
}
