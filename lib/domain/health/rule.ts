import type { Facts } from '../facts'
import type { Finding, Severity, Snapshot } from '../model'

/** A health rule: what fires becomes a finding. Rules are data; each lives in its own file and is listed in the registry. */
export interface Rule {
  code: string
  check(snapshot: Snapshot, facts: Facts): Hit[]
}

export interface Hit {
  severity: Severity
  subject: Finding['subject']
  summary: string
  evidence: string[]
  remedy: string
  /** When it began, if the rule knows better than "when we first saw it". */
  since?: string
}

/** "rg1-az1, rg1-az2 and 3 more": names for a sentence, never cut without saying so. */
export function names(list: readonly string[], most = 4): string {
  if (list.length <= most) return list.join(', ')
  return `${list.slice(0, most).join(', ')} and ${list.length - most} more`
}
