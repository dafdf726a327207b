import type { AuditFilter } from '@/lib/domain/audit-search'

/** Keys of the address, and of the API, that say which attempts are wanted. */
export const AUDIT_KEYS = ['account', 'stream', 'what', 'outcome', 'who'] as const
export type AuditKey = (typeof AUDIT_KEYS)[number]

/** Any text but an empty one; null for any. */
export const parseAuditWord = (text: string | null): string | null => (text === '' ? null : text)

/** `query` gives what stands under a key. */
export function readAuditFilter(query: { get: (key: AuditKey) => string | null | undefined }): AuditFilter {
  const of = (key: AuditKey) => parseAuditWord(query.get(key) ?? null)
  return {
    account: of('account'),
    stream: of('stream'),
    what: of('what'),
    outcome: of('outcome'),
    who: of('who'),
  }
}

/** As it stands in an address, without the `?`; '' when nothing is filtered. */
export function writeAuditFilter(filter: AuditFilter): string {
  const query = new URLSearchParams()
  for (const key of AUDIT_KEYS) {
    const value = filter[key]
    if (value !== null) query.set(key, value)
  }
  return query.toString()
}
