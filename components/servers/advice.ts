import { advisoriesFor } from '@/lib/domain/advisories'
import { plural } from '@/lib/domain/format'

/** Why an update is advised, or null. */
export function adviceFor(version: string | null): string | null {
  const known = advisoriesFor(version)?.length ?? 0
  return known === 0
    ? null
    : `update advised: ${plural(known, 'security advisory', 'security advisories')}, see Health`
}
