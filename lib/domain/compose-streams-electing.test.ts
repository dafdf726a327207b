import { expect, test } from 'vitest'
import { composeStreams } from './compose-streams'
import type { ServerState } from './model'
import type { StreamCopy } from './observation'
import { sampleSnapshot } from './sample'
import { factsAt, T0 } from './testing/facts'
import { currentPeer, streamCopy, streamFact } from './testing/stream-facts'

const { servers } = sampleSnapshot()
const MEMBERS = ['rg2-az1', 'rg2-az2', 'rg2-az3']
const config = { replicas: 3 } as NonNullable<StreamCopy['config']>

/** What each tells while their group elects: that nobody leads. */
const copy = (from: string): StreamCopy =>
  streamCopy({
    name: 'ORDERS',
    cluster: 'rg2',
    leader: null,
    peers: MEMBERS.filter((m) => m !== from).map((m) => currentPeer(m)),
    config,
  })

/** Its row so many ms after it was first seen without a leader, with one of its servers in this state. */
function rowAfter(ms: number, state: ServerState = 'up') {
  const copies = MEMBERS.map((from) => ({ value: copy(from), at: T0, told: T0, from, vantage: 'v' }))
  const fact = streamFact('ORDERS', T0 - 60_000, copies)
  const roster = servers.map((s) => (s.key === 'rg2-az1' ? { ...s, state } : s))
  const listed = new Map(MEMBERS.map((key) => [key, { id: `N${key.toUpperCase()}` }]))
  const rows = (now: number, previous: ReturnType<typeof composeStreams> = []) =>
    composeStreams(
      factsAt(now, [], { streams: new Map([['APP/ORDERS', fact]]), listed }),
      roster,
      now,
      previous,
    )[0]
  const first = rows(T0)
  return rows(T0 + ms, first ? [first] : [])
}

test('a group with all its servers that has no leader for a moment hands over', () => {
  expect(rowAfter(1999)).toMatchObject({ leader: null, electing: true })
  expect(rowAfter(2000)).toMatchObject({ leader: null, electing: false })
})

test.each<ServerState>(['down', 'silent', 'leaving'])('with one of its servers %s it does not', (state) => {
  expect(rowAfter(10, state)?.electing).toBe(state === 'leaving')
})
