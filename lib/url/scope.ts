import type { Scope } from '@/lib/domain/scope'

/** The `scope` key of the address: `rg1`, `rg1/1`; `rg1/` is the servers of rg1 without an AZ. null when malformed. */
export function parseScope(text: string): Scope | null {
  const [region, az, ...more] = text.split('/').map(decoded)
  if (!region || az === null || more.length > 0) return null
  return az === undefined ? { kind: 'region', region } : { kind: 'az', region, az: az === '' ? null : az }
}

export function serializeScope(scope: Scope): string {
  const region = encoded(scope.region)
  return scope.kind === 'region' ? region : `${region}/${encoded(scope.az ?? '')}`
}

/** Only what would be read as something else is escaped. */
const encoded = (id: string): string => id.replaceAll('%', '%25').replaceAll('/', '%2F')

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
