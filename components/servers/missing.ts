import type { Server } from '@/lib/domain/model'

/** Why a figure of a server is not known, in words. */
export function missingFrom(s: Pick<Server, 'version' | 'observedAt' | 'state'>): string {
  if (s.observedAt === null) return 'no answer from this server yet'
  return `not reported by ${s.version ?? 'its version'}`
}
