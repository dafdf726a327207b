import type { Rule } from './rule'

/** A connection of ours to an account that fails: what it tells is missing, and that is no fault of the streams. */
export const accountLinks: Rule = {
  code: 'ACCOUNT_CONNECTION',
  check({ coverage }) {
    return coverage.accounts
      .filter((a) => a.state === 'failed')
      .map((a) => ({
        severity: 'warning',
        subject: { kind: 'supercluster', id: `account ${a.account} ${a.use}` },
        summary:
          a.use === 'write'
            ? `Orrery cannot change account ${a.account}: no connection`
            : `Orrery has no connection to account ${a.account}`,
        evidence: [a.reason ?? 'connecting'],
        remedy:
          a.use === 'write'
            ? `Check \`accounts.${a.account}.writer\`; reading goes on without it. Orrery keeps trying.`
            : `Check the user of \`accounts.${a.account}\`: consumers, details and news of its streams are missing. Orrery keeps trying.`,
        since: a.since,
      }))
  },
}
