import { type Needs, needsOf, type OwnUse, RIGHTS_SUBJECT } from './own-needs'
import { covers, type Permissions, RIGHTS, subjectOf } from './rights'
import { subjectsCollide } from './stream-config/subject'
import { isAtLeast } from './version'

/** What a server told one of our connections about its user (`$SYS.REQ.USER.INFO`). */
export interface ToldRights {
  /** Its name, or the public key of an nkey or JWT; null when it has none. */
  user: string | null
  publish: Permissions
  subscribe: Permissions
  /** Whether it may answer requests on subjects that it may not publish to otherwise (`allow_responses`). */
  responds: boolean
}

/** Why a server did not tell. */
export type Untold = 'not-served' | 'refused' | 'silent'

/** What one of our connections heard about its own user. */
export interface OwnUserFact {
  use: OwnUse
  /** `$SYS` for the system's. */
  account: string
  server: string
  version: string
  told: ToldRights | Untold
  /** Whether changes go through it too. */
  changes: boolean
}

/** One of Orrery's own users, as the servers in `servers` know it. */
export interface OwnUser {
  use: OwnUse
  account: string
  user: string | null
  servers: string[]
  /** What it lacks and what for; empty when nothing, or not known. */
  missing: { direction: Direction; subject: string; for: string }[]
  /** What it may beyond what Orrery has a use for. */
  more: { direction: Direction; subject: string }[]
  /** Why its rights are not known, in words; null when they are. */
  notKnown: string | null
}
export type Direction = 'publish' | 'subscribe'

/** Our users, those of whom servers say the same as one, in the order of the facts. */
export function ownUsers(facts: readonly OwnUserFact[]): OwnUser[] {
  const users = new Map<string, OwnUser>()
  for (const fact of facts) {
    const judged = judge(fact)
    const key = JSON.stringify({ ...judged, servers: null })
    const known = users.get(key)
    if (known) known.servers.push(fact.server)
    else users.set(key, judged)
  }
  return [...users.values()]
}

function judge({ use, account, server, version, told, changes }: OwnUserFact): OwnUser {
  const { publish, subscribe, useful } = needsOf(use, changes)
  const of = { use, account, servers: [server] }
  if (typeof told === 'string') {
    const ask = { direction: 'publish' as const, subject: RIGHTS_SUBJECT, for: 'what this user may' }
    const missing = told === 'refused' ? [ask] : []
    return { ...of, user: null, missing, more: [], notKnown: why(told, server, version) }
  }
  const lacks = (direction: Direction, needs: Needs) =>
    Object.entries(needs)
      .filter(([subject]) => !isAllowed(told[direction], subject))
      .map(([subject, what]) => ({ direction, subject, for: what }))
  const mayNothing = changes && use !== 'system' && !RIGHTS.some((r) => touches(told.publish, subjectOf(r)))
  const change = { direction: 'publish' as const, subject: subjectOf('create'), for: 'any change at all' }
  return {
    ...of,
    user: told.user,
    missing: [
      ...lacks('publish', publish),
      ...(mayNothing ? [change] : []),
      ...lacks('subscribe', subscribe),
    ],
    more: [
      ...beyond('publish', told.publish, [...Object.keys(publish), ...useful]),
      ...(told.responds ? [{ direction: 'publish' as const, subject: 'allow_responses' }] : []),
      ...beyond('subscribe', told.subscribe, [...Object.keys(subscribe), ...useful]),
    ],
    notKnown: null,
  }
}

function why(told: Untold, server: string, version: string): string {
  if (told === 'refused') return `it may not ask (${RIGHTS_SUBJECT})`
  if (told === 'silent') return `${server} gave no answer`
  return isAtLeast(version, '2.10')
    ? `no server answers ${RIGHTS_SUBJECT}`
    : `nats-server ${version} does not tell (2.10 and later do)`
}

/** All that the subject matches, as nats-server decides: allowed by one rule, if there are any, and touched by no denial. */
function isAllowed({ allow, deny }: Permissions, subject: string): boolean {
  const allowed = allow.length === 0 || allow.some((pattern) => covers(pattern, subject))
  return allowed && !deny.some((pattern) => subjectsCollide(pattern, subject))
}

/** Something of what the subject matches. */
function touches({ allow, deny }: Permissions, subject: string): boolean {
  const allowed = allow.length === 0 || allow.some((pattern) => subjectsCollide(pattern, subject))
  return allowed && !deny.some((pattern) => covers(pattern, subject))
}

function beyond(direction: Direction, { allow }: Permissions, useful: readonly string[]): OwnUser['more'] {
  if (allow.length === 0) return [{ direction, subject: '>' }]
  return allow
    .filter((pattern) => !useful.some((subject) => covers(subject, pattern)))
    .map((subject) => ({ direction, subject }))
}
