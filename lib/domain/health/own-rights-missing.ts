import { plural } from '../format'
import { RIGHTS_SUBJECT } from '../own-needs'
import { configLines, nameOfUser, subjectOfUser, toldBy } from './own-rights'
import type { Rule } from './rule'

/** What Orrery's own users may not, by the word of the servers; what was refused when asked is PERMISSION_REFUSED. */
export const ownRightsMissing: Rule = {
  code: 'OWN_RIGHTS_MISSING',
  check({ coverage: { users = [] } }) {
    const concerned = users.filter(({ missing }) => missing.length > 0)
    return concerned.map((user) => {
      const { missing, notKnown } = user
      const onlyAsking = missing.every(({ subject }) => subject === RIGHTS_SUBJECT)
      return {
        severity: onlyAsking ? 'info' : 'warning',
        subject: subjectOfUser(user, concerned),
        summary: onlyAsking
          ? `${nameOfUser(user)} may not ask what it may`
          : `${nameOfUser(user)} lacks ${plural(missing.length, 'right')}`,
        evidence: [
          ...missing.map((m) => `not permitted: ${m.direction} ${m.subject} (${m.for})`),
          notKnown === null ? toldBy(user) : `refused at ${[...user.servers].sort().join(', ')}`,
        ],
        remedy: `Add to its permissions in the configuration of nats-server: ${configLines(missing, 'allow')}`,
      }
    })
  },
}
