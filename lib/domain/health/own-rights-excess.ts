import { configLines, nameOfUser, subjectOfUser, toldBy } from './own-rights'
import type { Rule } from './rule'

/** What Orrery's own users may beyond what it needs: whoever takes them over may it too. */
export const ownRightsExcess: Rule = {
  code: 'OWN_RIGHTS_EXCESS',
  check({ coverage: { users = [] } }) {
    const concerned = users.filter(({ more }) => more.length > 0)
    return concerned.map((user) => {
      const { more } = user
      const all = more.filter((m) => m.subject === '>')
      const some = more.filter((m) => m.subject !== '>')
      const take = configLines(
        some.filter((m) => m.subject !== 'allow_responses'),
        'allow',
      )
      return {
        severity: 'info',
        subject: subjectOfUser(user, concerned),
        summary: `${nameOfUser(user)} may do more than Orrery needs`,
        evidence: [
          ...more.map((m) => (m.subject === '>' ? `may ${m.direction} everything` : say(m))),
          toldBy(user),
        ],
        remedy: [
          all.length > 0
            ? 'Give it the permissions that the README lists under “Users with the least privileges”.'
            : '',
          take === '' ? '' : `Take out of its permissions: ${take}`,
          some.some((m) => m.subject === 'allow_responses') ? 'Set allow_responses: false.' : '',
        ]
          .filter((part) => part !== '')
          .join(' '),
      }
    })
  },
}

const say = ({ direction, subject }: { direction: string; subject: string }): string =>
  subject === 'allow_responses' ? 'may answer requests (allow_responses)' : `may ${direction} ${subject}`
