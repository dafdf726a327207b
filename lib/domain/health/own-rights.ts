import { plural } from '../format'
import type { Finding } from '../model'
import type { Direction, OwnUser } from '../own-rights'

/** What both rules about Orrery's own users say alike. */

export function subjectOfUser(
  { use, account, servers }: OwnUser,
  all: readonly OwnUser[],
): Finding['subject'] {
  // Servers whose configurations differ know the same user differently.
  const isOne = all.filter((u) => u.use === use && u.account === account).length === 1
  const where = isOne ? '' : ` at ${[...servers].sort().join(' ')}`
  return { kind: 'supercluster', id: `rights ${account} ${use}${where}` }
}

/** "Orrery’s user sys of $SYS", "Orrery’s writer of APP". */
export function nameOfUser({ use, account, user }: OwnUser): string {
  const role = use === 'write' ? 'writer' : 'user'
  return `Orrery’s ${role}${user === null ? '' : ` ${user}`} of ${account}`
}

export const toldBy = ({ servers }: OwnUser): string =>
  servers.length > 4
    ? `told by ${plural(servers.length, 'server')}`
    : `told by ${[...servers].sort().join(', ')}`

/** As lines of a permissions block in the configuration of nats-server. */
export function configLines(
  rights: readonly { direction: Direction; subject: string }[],
  verb: 'allow' | 'deny',
): string {
  return (['publish', 'subscribe'] as const)
    .flatMap((direction) => {
      const subjects = rights.filter((r) => r.direction === direction).map((r) => `"${r.subject}"`)
      return subjects.length === 0 ? [] : [`${direction}: { ${verb}: [ ${subjects.join(', ')} ] }`]
    })
    .join(' ')
}
