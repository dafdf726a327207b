import { beforeEach, describe, expect, test } from 'vitest'
import { rosterOf } from '@/lib/domain/compose-servers'
import { composeStreams } from '@/lib/domain/compose-streams'
import { composeTombstones } from '@/lib/domain/compose-tombstones'
import { FactsStore } from './facts-store'
import { T0 } from './testing/recorded-facts'
import { copy, listsInto, SERVERS } from './testing/stream-lists'

/** Two servers called rg2-az1: the elder has ORDERS, the younger has BILLS, each as the only replica. */
const ELDER = 'NELDER7AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
const YOUNGER = 'NYOUNGR7AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
const orders = copy('rg2-az1', { peers: [] }, { messages: 10 })
const bills = copy('rg2-az1', { name: 'BILLS', peers: [] }, { messages: 20 })

let store: FactsStore
let lists: ReturnType<typeof listsInto>
beforeEach(() => {
  store = new FactsStore('t', 'e', T0)
  lists = listsInto(store)
})

const [one] = SERVERS
const servers = () => {
  if (!one) throw new Error('the sample has servers')
  return [
    { ...one, key: 'rg2-az1', id: YOUNGER },
    { ...one, key: 'rg2-az1#NELDER7A', id: ELDER },
  ]
}
const rows = (now: number) =>
  composeStreams(store, servers(), now).map((s) => [
    s.name,
    s.leader,
    s.messages,
    s.replicas.map((r) => r.server),
  ])
const both = (at: number, led = false) => {
  lists('rg2-az1', at, [orders], led, ELDER)
  lists('rg2-az1', at + 5, [bills], led, YOUNGER)
}

describe('two servers of one name', () => {
  test('each has its own streams, pass after pass, and none of them is ever gone', () => {
    lists('rg2-az1', T0 - 60_000, [orders], false, ELDER)
    for (let at = T0; at <= T0 + 60_000; at += 2000) {
      both(at, at % 10_000 !== 0)
      store.prune(at + 10)
      expect(composeTombstones(store, at + 10)).toEqual([])
      if (at < T0 + 4000) continue
      expect(rows(at + 10)).toEqual([
        ['BILLS', 'rg2-az1', 20, ['rg2-az1']],
        ['ORDERS', 'rg2-az1#NELDER7A', 10, ['rg2-az1#NELDER7A']],
      ])
    }
  })

  test('when the younger one goes, the elder has the name for itself, and its streams stay', () => {
    lists('rg2-az1', T0 - 60_000, [orders], false, ELDER)
    both(T0)
    both(T0 + 2000)
    for (let at = T0 + 4000; at <= T0 + 80_000; at += 2000) {
      lists('rg2-az1', at, [orders], false, ELDER)
      store.prune(at)
    }
    expect([...store.servers.keys()]).toEqual([ELDER])
    const alone = servers().map((s) => ({ ...s, id: ELDER }))
    const now = composeStreams(store, alone.slice(0, 1), T0 + 80_000)
    expect(now.filter((s) => s.name === 'ORDERS').map((s) => [s.leader, s.messages])).toEqual([
      ['rg2-az1', 10],
    ])
    expect([...(store.streams.get('APP/ORDERS')?.copies.keys() ?? [])]).toEqual(['rg2-az1'])
  })

  test('heard first at the same moment, the rows and the copies agree on who has which key', () => {
    for (let at = T0; at <= T0 + 6000; at += 2000) {
      lists('rg2-az1', at, [orders], false, ELDER)
      lists('rg2-az1', at, [bills], false, YOUNGER)
    }
    const keys = new Map(rosterOf(store, []).map((m) => [m.fact?.origin.id, m.key]))
    expect([...(store.streams.get('APP/ORDERS')?.copies.keys() ?? [])]).toContain(keys.get(ELDER))
    expect([...(store.streams.get('APP/BILLS')?.copies.keys() ?? [])]).toContain(keys.get(YOUNGER))
  })

  test('a restart is no twin: the new life takes over its copies', () => {
    lists('rg2-az1', T0, [orders], false, ELDER)
    lists('rg2-az1', T0 + 5000, [orders], false, YOUNGER)
    expect([...(store.streams.get('APP/ORDERS')?.copies.keys() ?? [])]).toEqual(['rg2-az1'])
  })
})
