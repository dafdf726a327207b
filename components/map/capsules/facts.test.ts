import { expect, test } from 'vitest'
import type { ServerState, Snapshot } from '@/lib/domain/model'
import { OPEN } from '@/lib/domain/query/sieve'
import { sieveOf } from '@/lib/domain/query/sift'
import { sampleSnapshot } from '@/lib/domain/sample'
import { parseFilter } from '@/lib/url/filter'
import { mapModel } from '../mapModel'
import { overlaysOf } from '../overlays'
import { groupFacts } from './facts'
import { capsuleName, footName } from './names'

const KEYS = ['rg2-az1', 'rg2-az2', 'rg2-az3']
function snapshotWith(states: Record<string, ServerState> = {}): Snapshot {
  const s = sampleSnapshot()
  const given = new Map(Object.entries(states))
  return { ...s, servers: s.servers.map((v) => ({ ...v, state: given.get(v.key) ?? v.state })) }
}
function nameIn(snapshot: Snapshot, { stream = '', hide = '', find = '' } = {}) {
  const overlays = overlaysOf(snapshot, stream === '' ? null : { kind: 'stream', id: stream }, [])
  const sieve =
    hide === '' && find === ''
      ? OPEN
      : sieveOf(snapshot, { find: parseFilter(find).query, hide: parseFilter(hide).query })
  const facts = groupFacts(KEYS, {
    model: mapModel(snapshot),
    metaLeader: snapshot.meta.leader,
    overlays,
    sieve,
  })
  return { facts, capsule: capsuleName('rg2', 'rg2 az 1', facts), foot: footName('rg2', facts, 'open') }
}

test('all well is said once', () => {
  const { capsule, foot } = nameIn(snapshotWith())
  expect(capsule).toBe('rg2 in rg2 az 1, capsule, 3 servers, all up')
  expect(foot).toBe('3 hidden in rg2, all up, open the region')
})

test.each([
  [{ 'rg2-az2': 'silent' }, '2 of 3 servers answer, 1 silent', 'worst silent'],
  [{ 'rg2-az2': 'silent', 'rg2-az3': 'down' }, '1 of 3 servers answer, 1 down', 'worst down'],
  [{ 'rg2-az2': 'leaving' }, '3 servers, 1 leaving', 'worst leaving'],
  [{ 'rg2-az1': 'unknown', 'rg2-az2': 'leaving' }, '2 of 3 servers answer, 1 unknown', 'worst unknown'],
] as const)('%j: the worst state shows', (states, capsule, foot) => {
  const said = nameIn(snapshotWith(states))
  expect(said.capsule).toContain(capsule)
  expect(said.foot).toContain(foot)
})

test('a capsule says that it holds replicas of the chosen stream, and its leader', () => {
  expect(nameIn(snapshotWith(), { stream: 'APP/ORDERS' }).capsule).toMatch(
    /, 3 replicas of ORDERS, leader among them$/,
  )
  expect(nameIn(snapshotWith(), { stream: 'APP/EVENTS' }).capsule).not.toContain('EVENTS')
})

test('hide takes servers out of the count; find passes over a capsule that holds nothing of it', () => {
  expect(nameIn(snapshotWith(), { hide: 'tag:az=1' }).facts.count).toBe(2)
  expect(nameIn(snapshotWith(), { find: 'cluster=xr' }).facts.passedOver).toBe(true)
  expect(nameIn(snapshotWith(), { find: 'tag:az=1' }).facts.passedOver).toBe(false)
})
