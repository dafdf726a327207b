/** What changes of an account go to NATS as, by operation: the subjects that its writer must be allowed to publish. */
export const CHANGE_SUBJECTS = {
  create: 'STREAM.CREATE.*',
  update: 'STREAM.UPDATE.*',
  delete: 'STREAM.DELETE.*',
  purge: 'STREAM.PURGE.*',
  'step-down': 'STREAM.LEADER.STEPDOWN.*',
  'peer-remove': 'STREAM.PEER.REMOVE.*',
  'cancel-move': 'ACCOUNT.STREAM.CANCEL_MOVE.*.*',
} as const
export type Right = keyof typeof CHANGE_SUBJECTS
export const RIGHTS: readonly Right[] = [
  'create',
  'update',
  'delete',
  'purge',
  'step-down',
  'peer-remove',
  'cancel-move',
]

/** Needed by every change, to know what there is before and after. */
const READS = ['$JS.API.INFO', '$JS.API.STREAM.NAMES', '$JS.API.STREAM.INFO.*', '$JS.API.CONSUMER.LIST.*']
const USEFUL = [...READS, '$SYS.REQ.USER.INFO', ...RIGHTS.map((right) => subjectOf(right))]

/** What a user may publish, as NATS tells it; `allow` empty is everything. */
export interface Permissions {
  allow: readonly string[]
  deny: readonly string[]
}

/** What the writer of one account may do; `null` is not known: its server does not tell (before 2.10), or has not yet. */
export interface AccountRights {
  account: string
  may: Record<Right, boolean | null>
  /** Subjects that it may publish and Orrery has no use for; empty when not known. */
  more: string[]
}

/** The subject of a change, with `*` for the names. */
export function subjectOf(right: Right): string {
  return `$JS.API.${CHANGE_SUBJECTS[right]}`
}

/**
 * What follows from the permissions, and from what was refused so far.
 * @param permissions null: not known
 * @param refused subjects that NATS refused to the standing connection
 */
export function rightsOf(
  account: string,
  permissions: Permissions | null,
  refused: readonly string[],
): AccountRights {
  const may = (right: Right): boolean | null => {
    const subject = subjectOf(right)
    if (refused.some((r) => covers(subject, r))) return false
    if (permissions === null) return null
    const { allow, deny } = permissions
    // A right to some streams is a right: which ones, NATS says when one is changed.
    const some = allow.length === 0 || allow.some((p) => covers(p, subject) || covers(subject, p))
    return some && !deny.some((p) => covers(p, subject))
  }
  return {
    account,
    may: Object.fromEntries(RIGHTS.map((right) => [right, may(right)])) as Record<Right, boolean | null>,
    more: permissions === null ? [] : moreThanNeeded(permissions),
  }
}

function moreThanNeeded({ allow }: Permissions): string[] {
  if (allow.length === 0) return ['everything']
  return allow.filter((pattern) => !USEFUL.some((useful) => covers(useful, pattern)))
}

/** Whether every subject that `inner` matches is matched by `outer` too. */
export function covers(outer: string, inner: string): boolean {
  const [a, b] = [outer.split('.'), inner.split('.')]
  for (const [i, token] of a.entries()) {
    if (token === '>') return b.length > i
    if (b[i] === undefined || b[i] === '>') return false
    if (token !== '*' && token !== b[i]) return false
  }
  return a.length === b.length
}
