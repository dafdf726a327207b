import { notReportedBy } from '@/components/servers/missing'
import type { Snapshot } from '@/lib/domain/model'
import { reportsUniqueTag } from '@/lib/domain/version'

/** Why it is not known which unique tag is in force; null when none is. */
export function noTagInForce({ meta, servers }: Snapshot): string | null {
  if (meta.leader === null) return 'not known, no meta leader answers'
  const version = servers.find((s) => s.key === meta.leader)?.version ?? null
  return reportsUniqueTag(version) ? null : notReportedBy(version)
}
