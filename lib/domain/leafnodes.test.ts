import { expect, test } from 'vitest'
import { leafnodeKey, leafnodeRows } from './leafnodes'
import type { Server } from './model'
import type { LeafConnection } from './observation'
import { sampleSnapshot } from './sample'
import { factsAt, serverFact, T0 } from './testing/facts'

const leaf = (name: string, over: Partial<LeafConnection> = {}): LeafConnection => ({
  ...{ name, account: 'APP', isSpoke: false, host: '10.0.0.1', address: '10.0.0.1:4000', cid: 6, rttMs: 1 },
  ...{ subscriptions: 5, inMsgs: 1, outMsgs: 2, inBytes: 3, outBytes: 4, compression: 's2_fast' },
  ...over,
})
const [one, two, three] = sampleSnapshot().servers
if (!one || !two || !three) throw new Error('the sample has servers')
const told = (s: Server, ...leafs: LeafConnection[]) =>
  serverFact(s.key, {
    origin: { ...serverFact(s.key).origin, id: s.id ?? '' },
    leafz: { value: { count: leafs.length, leafs }, at: T0, told: T0, from: s.name, vantage: 'rg1' },
  })

test('a row a connection, by server and name; the other end is a server where it is in the roster', () => {
  const facts = factsAt(T0, [
    told(one, leaf('edge-2'), leaf('edge-1', { account: 'A' })),
    told(two, leaf(three.name)),
  ])
  const { rows, untold } = leafnodeRows(facts, [two, one])
  expect(rows.map((r) => [r.server, r.name, r.account, r.peer])).toEqual([
    [one.key, 'edge-1', 'A', null],
    [one.key, 'edge-2', 'APP', null],
    [two.key, three.name, 'APP', null],
  ])
  expect(leafnodeRows(facts, [one, two, three]).rows.at(-1)?.peer).toBe(three.key)
  expect(rows[0]).toMatchObject({
    inMsgs: 1,
    outBytes: 4,
    via: 'rg1-az1',
    observedAt: new Date(T0).toISOString(),
  })
  expect(untold).toEqual([])
  expect(new Set(rows.map(leafnodeKey)).size).toBe(3)
})

test('who has not told, or is gone, is named: no leafnode of theirs is known, and none is known not to be', () => {
  const facts = factsAt(T0, [told(one, leaf('edge-1')), told(two)])
  const { rows, untold } = leafnodeRows(facts, [{ ...one, state: 'down' }, two, three])
  expect(rows).toEqual([])
  expect(untold).toEqual([one.key, three.key])
})
