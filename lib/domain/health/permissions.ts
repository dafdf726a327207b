import type { Rule } from './rule'

/** A refused subject must never look like a silent server. */
export const permissions: Rule = {
  code: 'PERMISSION_REFUSED',
  check(_snapshot, facts) {
    if (facts.refused.length === 0) return []
    return [
      {
        severity: 'warning',
        subject: { kind: 'supercluster', id: 'permissions' },
        summary: `NATS refuses ${facts.refused.length} subject${facts.refused.length === 1 ? '' : 's'} to Orrery's user`,
        evidence: facts.refused.map((subject) => `not permitted: ${subject}`),
        remedy:
          'Allow these subjects to the user of `system` (the README lists the least it needs); what they tell is missing.',
      },
    ]
  },
}
