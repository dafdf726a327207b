import { RIGHTS, subjectOf } from './rights'

/** Which of Orrery's own users: that of the system account, the one that reads an account, the one that changes it. */
export type OwnUse = 'system' | 'read' | 'write'

/** Subjects of one direction, and what is missing in Orrery without one of them. */
export type Needs = Readonly<Record<string, string>>

const ENDPOINTS: Needs = {
  STATSZ: 'which servers live',
  VARZ: 'ports, limits and versions of servers',
  JSZ: 'streams, and who leads the meta group',
  GATEWAYZ: 'gateway links',
  ROUTEZ: 'routes',
  LEAFZ: 'leafnodes',
  HEALTHZ: 'what servers complain of',
}

const asked = (to: string): Needs =>
  Object.fromEntries(
    Object.entries(ENDPOINTS).map(([endpoint, what]) => [`$SYS.REQ.SERVER.${to}.${endpoint}`, what]),
  )

/** What tells the permissions of the user that asks (nats-server 2.10 and later). */
export const RIGHTS_SUBJECT = '$SYS.REQ.USER.INFO'
export const META_STEP_DOWN = '$JS.API.META.LEADER.STEPDOWN'
const INBOX: Needs = { '_INBOX_orrery.>': 'every answer' }

/** What the system account is told without asking. Narrow on purpose: `$SYS.>` would echo all traffic of its own. */
const SYSTEM_NEWS: Needs = {
  '$SYS.SERVER.*.STATSZ': 'life of servers whose answers are lost on the way',
  '$SYS.SERVER.*.SHUTDOWN': 'an announced shutdown at once',
  '$SYS.SERVER.*.LAMEDUCK': 'lame duck mode at once',
  '$JS.EVENT.ADVISORY.STREAM.LEADER_ELECTED.*': 'a new leader at once',
  '$JS.EVENT.ADVISORY.STREAM.QUORUM_LOST.*': 'a lost quorum at once',
  '$JS.EVENT.ADVISORY.DOMAIN.LEADER_ELECTED': 'a new meta leader at once',
  '$JS.EVENT.ADVISORY.SERVER.REMOVED': 'a removed server',
  '$JS.EVENT.ADVISORY.SERVER.OUT_OF_STORAGE': 'a server without room',
}

/** What only the account itself is told. */
const ACCOUNT_NEWS: Needs = {
  '$JS.EVENT.ADVISORY.STREAM.CREATED.*': 'a new stream at once',
  '$JS.EVENT.ADVISORY.STREAM.UPDATED.*': 'a changed stream at once',
  '$JS.EVENT.ADVISORY.STREAM.DELETED.*': 'a deleted stream at once',
  '$JS.EVENT.ADVISORY.CONSUMER.CREATED.*.*': 'a new consumer at once',
  '$JS.EVENT.ADVISORY.CONSUMER.DELETED.*.*': 'a deleted consumer at once',
}
export const SYSTEM_SUBJECTS = Object.keys(SYSTEM_NEWS)
export const ACCOUNT_SUBJECTS = Object.keys(ACCOUNT_NEWS)

const FOUND: Needs = {
  '$JS.API.INFO': 'what the account may',
  '$JS.API.STREAM.NAMES': 'streams that no server holds',
  '$JS.API.STREAM.INFO.*': 'details of streams',
}
const READ: Needs = { ...FOUND, '$JS.API.CONSUMER.LIST.*': 'consumers' }
/** What demo/least-privilege.conf gives in one line for several needs. */
const IN_ONE = [
  '$JS.EVENT.ADVISORY.STREAM.>',
  '$JS.EVENT.ADVISORY.DOMAIN.>',
  '$JS.EVENT.ADVISORY.SERVER.>',
  '$JS.EVENT.ADVISORY.CONSUMER.>',
]

export interface OwnNeeds {
  publish: Needs
  subscribe: Needs
  /** Beside the needs, what is of use: more than these is more than needed. */
  useful: readonly string[]
}

/**
 * What a user of ours needs.
 * @param changes whether it changes things too: the meta leader (`system.write`), streams
 */
export function needsOf(use: OwnUse, changes: boolean): OwnNeeds {
  switch (use) {
    case 'system':
      return {
        publish: {
          ...asked('PING'),
          ...asked('*'),
          ...(changes ? { [META_STEP_DOWN]: 'moving the meta leader (system.write)' } : {}),
        },
        subscribe: { ...INBOX, ...SYSTEM_NEWS },
        useful: [RIGHTS_SUBJECT, ...IN_ONE],
      }
    case 'read':
      return {
        publish: READ,
        subscribe: { ...INBOX, ...ACCOUNT_NEWS },
        useful: [RIGHTS_SUBJECT, ...IN_ONE, ...(changes ? RIGHTS.map(subjectOf) : [])],
      }
    case 'write':
      return {
        publish: FOUND,
        subscribe: INBOX,
        useful: [RIGHTS_SUBJECT, ...Object.keys(READ), ...RIGHTS.map(subjectOf)],
      }
  }
}
