import type { Rule } from './rule'

/** One late answer is chance; the second in a row is not. */
const IN_ROW = 2

/** Servers that answer, but later than anybody should wait for. */
export const lateAnswers: Rule = {
  code: 'LATE_ANSWERS',
  check({ servers }, facts) {
    return servers.flatMap((s) => {
      const fact = facts.servers.get(s.id ?? '')
      if (!fact || s.state !== 'up' || fact.lastTookMs === null || fact.lateInRow < IN_ROW) return []
      return [
        {
          severity: 'warning',
          subject: { kind: 'server', id: s.key },
          summary: `${s.key} answered late: ${(fact.lastTookMs / 1000).toFixed(1)} s`,
          evidence: [
            `its last answers all took longer than a second; a late answer never replaces a newer one`,
          ],
          remedy: `Look at the load of ${s.key} and at the way to it: what is shown of it is that much older.`,
        },
      ]
    })
  },
}
