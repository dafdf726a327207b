import { expect, test } from 'vitest'
import type { OwnUser } from '../own-rights'
import { fires, healthy, noFacts, rule } from '../testing/rules'

const user = (over: Partial<OwnUser>): OwnUser => ({
  use: 'system',
  account: '$SYS',
  user: 'orrery',
  servers: ['rg1-az1', 'rg2-az1'],
  missing: [],
  more: [],
  notKnown: null,
  ...over,
})
const withUsers = (...users: OwnUser[]) => ({ ...healthy(), coverage: { ...healthy().coverage, users } })
const LEAFZ = { direction: 'publish', subject: '$SYS.REQ.SERVER.PING.LEAFZ', for: 'leafnodes' } as const
const NEWS = { direction: 'subscribe', subject: '$SYS.SERVER.*.STATSZ', for: 'life' } as const

test('a user with what it needs is no finding, nor one that nobody tells of', () => {
  const s = withUsers(user({}), user({ use: 'read', account: 'APP', user: null, notKnown: 'not told' }))
  expect(fires('OWN_RIGHTS_MISSING', s)).toEqual([])
  expect(fires('OWN_RIGHTS_EXCESS', s)).toEqual([])
  expect(fires('OWN_RIGHTS_MISSING', healthy())).toEqual([])
})

test('what is missing: the subjects, what for, who says so, and the line for the configuration', () => {
  expect(rule('OWN_RIGHTS_MISSING').check(withUsers(user({ missing: [LEAFZ, NEWS] })), noFacts())).toEqual([
    {
      severity: 'warning',
      subject: { kind: 'supercluster', id: 'rights $SYS system' },
      summary: 'Orrery’s user orrery of $SYS lacks 2 rights',
      evidence: [
        'not permitted: publish $SYS.REQ.SERVER.PING.LEAFZ (leafnodes)',
        'not permitted: subscribe $SYS.SERVER.*.STATSZ (life)',
        'told by rg1-az1, rg2-az1',
      ],
      remedy:
        'Add to its permissions in the configuration of nats-server: ' +
        'publish: { allow: [ "$SYS.REQ.SERVER.PING.LEAFZ" ] } subscribe: { allow: [ "$SYS.SERVER.*.STATSZ" ] }',
    },
  ])
})

test('servers whose configurations differ have findings of their own', () => {
  const s = withUsers(
    user({ servers: ['rg3-az1'], missing: [LEAFZ] }),
    user({ missing: [NEWS] }),
    user({ servers: ['xr-rg1'] }),
  )
  expect(
    rule('OWN_RIGHTS_MISSING')
      .check(s, noFacts())
      .map((h) => h.subject.id),
  ).toEqual(['rights $SYS system at rg3-az1', 'rights $SYS system at rg1-az1 rg2-az1'])
})

test('who may not even ask what it may is information', () => {
  const ask = { direction: 'publish', subject: '$SYS.REQ.USER.INFO', for: 'what this user may' } as const
  const s = withUsers(
    user({ use: 'write', account: 'APP', user: null, missing: [ask], notKnown: 'it may not ask' }),
  )
  expect(fires('OWN_RIGHTS_MISSING', s)).toEqual([
    'info supercluster rights APP write: Orrery’s writer of APP may not ask what it may',
  ])
})

test('what is more than needed is information, with what to take out', () => {
  const more = [
    { direction: 'publish', subject: '$JS.API.>' },
    { direction: 'publish', subject: 'allow_responses' },
  ] as const
  const [hit] = rule('OWN_RIGHTS_EXCESS').check(withUsers(user({ more: [...more] })), noFacts())
  expect(hit).toMatchObject({
    severity: 'info',
    summary: 'Orrery’s user orrery of $SYS may do more than Orrery needs',
    evidence: ['may publish $JS.API.>', 'may answer requests (allow_responses)', 'told by rg1-az1, rg2-az1'],
    remedy: 'Take out of its permissions: publish: { allow: [ "$JS.API.>" ] } Set allow_responses: false.',
  })
  const all = withUsers(user({ more: [{ direction: 'publish', subject: '>' }] }))
  expect(rule('OWN_RIGHTS_EXCESS').check(all, noFacts())[0]).toMatchObject({
    evidence: ['may publish everything', 'told by rg1-az1, rg2-az1'],
    remedy: 'Give it the permissions that the README lists under “Users with the least privileges”.',
  })
})
