import { expect, test } from 'vitest'
import { composeStreams } from './compose-streams'
import type { StreamFact } from './facts'
import type { StreamCopy } from './observation'
import { sampleSnapshot } from './sample'
import { factsAt, T0 } from './testing/facts'
import { currentPeer, streamCopy, streamFact } from './testing/stream-facts'

const { servers } = sampleSnapshot()
const MEMBERS = ['rg2-az1', 'rg2-az2', 'rg2-az3']

/** What a follower tells: that rg2-az1 leads. */
const follower = (from: string): StreamCopy =>
  streamCopy({
    name: 'NEW',
    cluster: 'rg2',
    leader: 'rg2-az1',
    peers: MEMBERS.filter((m) => m !== from).map((m) => currentPeer(m)),
  })

const toldBy = (...from: string[]): StreamFact =>
  streamFact(
    'NEW',
    T0,
    from.map((name) => ({ value: follower(name), at: T0, told: T0, from: name, vantage: 'v' })),
  )

const listed = (...names: string[]) => new Map(names.map((key) => [key, { id: `N${key.toUpperCase()}` }]))

function rowsOf(over: { listed: ReturnType<typeof listed>; roster?: typeof servers; after?: number }) {
  const streams = new Map([['APP/NEW', toldBy('rg2-az2', 'rg2-az3')]])
  const now = T0 + (over.after ?? 1000)
  return composeStreams(factsAt(now, [], { streams, listed: over.listed }), over.roster ?? servers, now)
}

test('while a member that answers has yet to tell its streams, nobody says that there is no leader', () => {
  expect(rowsOf({ listed: listed('rg2-az2', 'rg2-az3') })).toEqual([])
  expect(rowsOf({ listed: listed('rg2-az2', 'rg2-az3'), after: 121_000 })).toMatchObject([{ leader: null }])
})

test('what a server told in a former life does not count', () => {
  const former = new Map([...listed('rg2-az2', 'rg2-az3'), ['rg2-az1', { id: 'NFORMER' }]])
  expect(rowsOf({ listed: former })).toEqual([])
})

test('when all of them have told and nobody leads, there is none', () => {
  expect(rowsOf({ listed: listed(...MEMBERS) })).toMatchObject([{ name: 'NEW', leader: null }])
})

test('one that is lost is not waited for, one that nobody has heard of yet a little', () => {
  const down = servers.map((s) => (s.key === 'rg2-az1' ? { ...s, state: 'down' as const } : s))
  expect(rowsOf({ listed: listed('rg2-az2', 'rg2-az3'), roster: down })).toMatchObject([{ leader: null }])
  const unheard = servers.filter((s) => s.key !== 'rg2-az1')
  expect(rowsOf({ listed: listed('rg2-az2', 'rg2-az3'), roster: unheard })).toEqual([])
  expect(rowsOf({ listed: listed('rg2-az2', 'rg2-az3'), roster: unheard, after: 31_000 })).toHaveLength(1)
})
