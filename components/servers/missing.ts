import type { Server } from '@/lib/domain/model'
import { reportsUniqueTag } from '@/lib/domain/version'

/** Why a figure of a server is not known, in words. */
export function missingFrom(s: Pick<Server, 'version' | 'observedAt' | 'state'>): string {
  if (s.observedAt === null) return 'no answer from this server yet'
  return notReportedBy(s.version)
}

/** `not reported by 2.9.10`: its version leaves the field out. */
export function notReportedBy(version: string | null | undefined): string {
  return `not reported by ${version ?? 'its version'}`
}

/** What to say where a server of this version told no unique tag: since 2.10 that means that it has none. */
export function noUniqueTag(version: string | null): string {
  return version === null || !reportsUniqueTag(version) ? notReportedBy(version) : 'none'
}
