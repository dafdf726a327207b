import { expect, test } from 'vitest'
import type { CopyStray, Seen } from '@/lib/domain/facts'
import type { StreamCopy, StreamState } from '@/lib/domain/observation'
import { CopyWatch } from './copy-watch'
import { T0 } from './testing/recorded-facts'
import { copy, NODES, peer } from './testing/stream-lists'

const [LEADER = '', FOLLOWER = ''] = NODES
const PASS_MS = 10_000

const seen = (from: string, at: number, value: StreamCopy): Seen<StreamCopy> => ({
  value,
  at,
  told: at,
  from,
  vantage: 'rg2',
})

type Numbers = Pick<StreamState, 'messages' | 'firstSeq' | 'lastSeq'>
const numbers = (firstSeq: number, lastSeq: number, messages = lastSeq - firstSeq + 1): Numbers => ({
  firstSeq,
  lastSeq,
  messages,
})

/** Passes of ten seconds; each gives the leader's numbers and the follower's (null: it does not answer). */
function watch(passes: [Numbers, Numbers | null][], over: Partial<StreamCopy> = {}): CopyStray[][] {
  const watcher = new CopyWatch()
  let known: readonly CopyStray[] = []
  return passes.map(([lead, follow], i) => {
    const at = T0 + i * PASS_MS
    const copies = [seen(LEADER, at + 5, copy(LEADER, over, lead))]
    if (follow) copies.push(seen(FOLLOWER, at + 9, copy(LEADER, {}, follow)))
    known = watcher.compare('APP/ORDERS', copies, known, at)
    return [...known]
  })
}
const passesOf = (result: CopyStray[][]) => result.map(([s]) => s?.passes ?? 0)
const times = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i))

test('equal copies: nothing', () => {
  expect(passesOf(watch(times(4, () => [numbers(1, 20), numbers(1, 20)])))).toEqual([0, 0, 0, 0])
})

test('the same last sequence and other messages: counted from the first pass on, with both numbers', () => {
  const result = watch(times(3, () => [numbers(1, 20, 3), numbers(1, 20, 20)]))
  expect(passesOf(result)).toEqual([1, 2, 3])
  expect(result[2]).toEqual([
    {
      server: FOLLOWER,
      leader: LEADER,
      kind: 'messages',
      passes: 3,
      since: T0,
      leaderHas: 3,
      copyHas: 20,
    },
  ])
})

test('17 messages more under traffic: they never meet, whatever the moment', () => {
  const result = watch(times(4, (i) => [numbers(1, 100 + i * 50, 83 + i * 50), numbers(1, 101 + i * 50)]))
  expect(passesOf(result)).toEqual([1, 2, 3, 4])
  expect(result[3]).toMatchObject([{ kind: 'messages' }])
})

test('traffic alone, seen a moment apart, raises nothing that lasts', () => {
  const behind = watch(times(6, (i) => [numbers(1, 1000 * (i + 1)), numbers(1, 1000 * (i + 1) - 30)]))
  const ahead = watch(times(6, (i) => [numbers(1, 1000 * (i + 1)), numbers(1, 1000 * (i + 1) + 30)]))
  expect([passesOf(behind), passesOf(ahead)]).toEqual([
    [1, 0, 0, 0, 0, 0],
    [1, 0, 0, 0, 0, 0],
  ])
})

test('a work queue that is emptied, its follower a moment later', () => {
  const result = watch(
    times(6, (i) => [numbers(10 * i + 1, 900 + i, 300 - i * 10), numbers(10 * i - 3, 900 + i, 304 - i * 10)]),
  )
  expect(Math.max(...passesOf(result))).toBeLessThan(3)
})

test('a follower that stands still while its leader calls it current', () => {
  const result = watch(times(4, (i) => [numbers(1, 100 + i * 10), numbers(1, 90)]))
  expect(passesOf(result)).toEqual([1, 2, 3, 4])
  expect(result[3]).toMatchObject([{ kind: 'last-sequence', leaderHas: 130, copyHas: 90 }])
})

test('a follower that catches up, and one that its leader calls behind, are none', () => {
  const catching = watch(times(5, (i) => [numbers(1, 100 + i * 10), numbers(1, 95 + i * 10)]))
  expect(Math.max(...passesOf(catching))).toBe(1)
  const peers = NODES.slice(1).map((n) => ({ ...peer(n), current: false, lag: 40 }))
  expect(
    passesOf(
      watch(
        times(4, () => [numbers(1, 100), numbers(1, 60)]),
        { peers },
      ),
    ),
  ).toEqual([0, 0, 0, 0])
})

test('other first sequences', () => {
  const result = watch(times(3, () => [numbers(5, 20, 10), numbers(7, 20, 10)]))
  expect(result[2]).toMatchObject([{ kind: 'first-sequence', passes: 3, leaderHas: 5, copyHas: 7 }])
})

test('a pass in which a copy is missing, and another leader, begin anew', () => {
  const differ: [Numbers, Numbers | null] = [numbers(1, 20, 3), numbers(1, 20, 20)]
  expect(passesOf(watch([differ, differ, [numbers(1, 20, 3), null], differ]))).toEqual([1, 2, 0, 1])
})

test('looks that follow one another closely are one pass', () => {
  const watcher = new CopyWatch()
  const look = (at: number, known: readonly CopyStray[]) =>
    watcher.compare(
      'APP/ORDERS',
      [
        seen(LEADER, at + 1, copy(LEADER, {}, numbers(1, 20, 3))),
        seen(FOLLOWER, at + 2, copy(LEADER, {}, numbers(1, 20))),
      ],
      known,
      at,
    )
  const first = look(T0, [])
  expect(look(T0 + 200, look(T0 + 100, first))).toMatchObject([{ passes: 1 }])
})

test('answers from before the pass do not count', () => {
  const watcher = new CopyWatch()
  const copies = [
    seen(LEADER, T0 + 1, copy(LEADER, {}, numbers(1, 20))),
    seen(FOLLOWER, T0 - 9000, copy(LEADER, {}, numbers(1, 5))),
  ]
  expect(watcher.compare('APP/ORDERS', copies, [], T0)).toEqual([])
})

test('a copy outside the group is an orphan, but not while a member has no name', () => {
  const named = [peer('rg2-az3')]
  expect(
    watch(
      times(3, () => [numbers(1, 20), numbers(1, 9)]),
      { peers: named },
    )[2],
  ).toMatchObject([{ server: FOLLOWER, kind: 'orphan', passes: 3 }])
  const nameless = [...named, { ...peer(''), id: 'OEQTh4pP' }]
  expect(watch([[numbers(1, 20), numbers(1, 9)]], { peers: nameless })[0]).toEqual([])
})
