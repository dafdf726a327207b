import { azKey } from '@/lib/domain/az'
import type { Scope } from '@/lib/domain/scope'

/** The `scope` key of the address: `rg1`, `rg1/1`; `rg1/` is the servers of rg1 without an AZ. null when malformed. */
export function parseScope(text: string): Scope | null {
  const [region, az, ...more] = text.split('/').map(decoded)
  if (!region || az === null || more.length > 0) return null
  return az === undefined ? { kind: 'region', region } : { kind: 'az', region, az: az === '' ? null : az }
}

export function serializeScope(scope: Scope): string {
  return scope.kind === 'az' ? azKey(scope.region, scope.az) : azKey(scope.region, null).slice(0, -1)
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
