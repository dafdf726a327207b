import { expect, test } from 'vitest'
import { META_STEP_DOWN, needsOf, type OwnUse } from './own-needs'
import { type OwnUserFact, ownUsers, type ToldRights } from './own-rights'

const EVERYTHING: ToldRights = {
  user: 'sys',
  publish: { allow: [], deny: [] },
  subscribe: { allow: [], deny: [] },
  responds: false,
}

/** A user with exactly what it needs. */
function exact(use: OwnUse, changes = false): ToldRights {
  const { publish, subscribe } = needsOf(use, changes)
  return {
    user: 'orrery',
    publish: { allow: Object.keys(publish), deny: [] },
    subscribe: { allow: Object.keys(subscribe), deny: [] },
    responds: false,
  }
}

const fact = (over: Partial<OwnUserFact>): OwnUserFact => ({
  use: 'system',
  account: '$SYS',
  server: 'rg1-az1',
  version: '2.15.1',
  told: EVERYTHING,
  changes: false,
  ...over,
})
const judged = (over: Partial<OwnUserFact>) => {
  const [user] = ownUsers([fact(over)])
  if (!user) throw new Error('a fact is a user')
  return {
    missing: user.missing.map((m) => `${m.direction} ${m.subject}`),
    more: user.more.map((m) => `${m.direction} ${m.subject}`),
    notKnown: user.notKnown,
  }
}
const NOTHING = { missing: [], more: [], notKnown: null }

test.each<[OwnUse, boolean]>([
  ['system', false],
  ['system', true],
  ['read', false],
])('exactly what it needs is neither too little nor too much: %s, changes %s', (use, changes) => {
  expect(judged({ use, changes, told: exact(use, changes) })).toEqual(NOTHING)
})

test('without permissions of its own a user may everything', () => {
  expect(judged({})).toEqual({ ...NOTHING, more: ['publish >', 'subscribe >'] })
})

test('each need that is not covered is missing, and a denial takes it away', () => {
  const told = exact('system')
  const allow = told.publish.allow.filter((s) => !s.endsWith('LEAFZ'))
  expect(judged({ told: { ...told, publish: { allow, deny: ['$SYS.REQ.SERVER.*.VARZ'] } } }).missing).toEqual(
    [
      'publish $SYS.REQ.SERVER.PING.VARZ',
      'publish $SYS.REQ.SERVER.PING.LEAFZ',
      'publish $SYS.REQ.SERVER.*.VARZ',
      'publish $SYS.REQ.SERVER.*.LEAFZ',
    ],
  )
})

test('moving the meta leader is needed where it is wanted, and too much where it is not', () => {
  expect(judged({ changes: true, told: exact('system') }).missing).toEqual([`publish ${META_STEP_DOWN}`])
  expect(judged({ told: exact('system', true) }).more).toEqual([`publish ${META_STEP_DOWN}`])
})

test('a reader that may change is more than needed; the one connection of an account that may be changed is not', () => {
  const told = exact('read')
  const mighty = { ...told, publish: { ...told.publish, allow: [...told.publish.allow, '$JS.API.STREAM.>'] } }
  const one = {
    ...told,
    publish: { ...told.publish, allow: [...told.publish.allow, '$JS.API.STREAM.UPDATE.*'] },
  }
  expect(judged({ use: 'read', told: mighty }).more).toEqual(['publish $JS.API.STREAM.>'])
  expect(judged({ use: 'read', told: one }).more).toEqual(['publish $JS.API.STREAM.UPDATE.*'])
  expect(judged({ use: 'read', told: one, changes: true })).toEqual(NOTHING)
})

test('a writer needs some change or other, for some stream or other', () => {
  const told = exact('write')
  const writer = (...more: string[]) => ({
    ...told,
    publish: { ...told.publish, allow: [...told.publish.allow, ...more] },
  })
  expect(judged({ use: 'write', changes: true, told: writer() }).missing).toEqual([
    'publish $JS.API.STREAM.CREATE.*',
  ])
  expect(judged({ use: 'write', changes: true, told: writer('$JS.API.STREAM.PURGE.ORDERS') })).toEqual(
    NOTHING,
  )
})

test('to hear the answers of others, or to answer them, is more than needed', () => {
  const told = exact('system')
  const subscribe = { ...told.subscribe, allow: [...told.subscribe.allow, '_INBOX.>'] }
  expect(judged({ told: { ...told, subscribe, responds: true } }).more).toEqual([
    'publish allow_responses',
    'subscribe _INBOX.>',
  ])
})

test('what a server does not tell is not known, and why', () => {
  expect(judged({ version: '2.9.10', told: 'not-served' })).toEqual({
    ...NOTHING,
    notKnown: 'nats-server 2.9.10 does not tell (2.10 and later do)',
  })
  expect(judged({ told: 'silent' })).toEqual({ ...NOTHING, notKnown: 'rg1-az1 gave no answer' })
  expect(judged({ told: 'refused' })).toEqual({
    ...NOTHING,
    missing: ['publish $SYS.REQ.USER.INFO'],
    notKnown: 'it may not ask ($SYS.REQ.USER.INFO)',
  })
})

test('servers that say the same of a user are named together, others apart', () => {
  const told = exact('system')
  const users = ownUsers([
    fact({ told }),
    fact({ server: 'rg2-az1', told }),
    fact({ server: 'rg3-az1', told: EVERYTHING }),
  ])
  expect(users.map((u) => u.servers)).toEqual([['rg1-az1', 'rg2-az1'], ['rg3-az1']])
})
