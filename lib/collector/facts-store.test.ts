import { beforeEach, describe, expect, test } from 'vitest'
import { rosterOf } from '@/lib/domain/compose-servers'
import type { FactsStore } from './facts-store'
import { emptyStore, snapshotAt, T0 } from './testing/recorded-facts'
import { origin } from './testing/stream-lists'

let store: FactsStore
beforeEach(() => {
  store = emptyStore()
})

describe('answers and evidence', () => {
  const statsz = (at: number, told: number, connections: number) => {
    const arrival = { origin: origin('rg2-az1', { time: told }), vantage: 'rg1', at }
    store.answered(arrival, 1)
    store.keep('statsz', arrival, {
      start: null,
      mem: null,
      cores: null,
      cpu: null,
      connections,
      subscriptions: null,
      slowConsumers: null,
      slowByKind: null,
      routes: null,
      gateways: null,
      sent: null,
      received: null,
      jetstream: null,
    })
  }

  test('an older answer that arrives later never overwrites a newer one', () => {
    statsz(T0 + 1000, T0 + 1000, 7)
    statsz(T0 + 3000, T0 + 500, 1)
    expect(store.servers.get('Nrg2-az1')?.statsz?.value.connections).toBe(7)
  })

  test('the clock is compared with the middle of the very round trip that tells it', () => {
    statsz(T0, T0, 1)
    store.clockRead('Nrg2-az1', T0 - 5050, T0 - 100, T0)
    store.answered({ origin: origin('rg2-az1', { time: T0 - 4100 }), vantage: 'rg1', at: T0 + 900 }, null)
    expect(snapshotAt(store, T0 + 950).servers[0]?.clockSkewMs).toBe(-5000)
  })

  test('an answer clears what was said against a server; a lost vantage takes its evidence along', () => {
    statsz(T0, T0, 1)
    store.gone('Nrg2-az1', 'rg1', T0 + 10)
    store.gone('Nrg2-az1', 'rg2', T0 + 20)
    store.gone('Nrg2-az1', 'rg1', T0 + 30)
    store.socketClosed('Nrg2-az1', T0 + 10)
    const fact = store.servers.get('Nrg2-az1')
    expect([...(fact?.gone ?? [])]).toEqual([
      ['rg1', { since: T0 + 10, at: T0 + 30 }],
      ['rg2', { since: T0 + 20, at: T0 + 20 }],
    ])
    store.forgetVantage('rg1')
    expect([...(fact?.gone.keys() ?? [])]).toEqual(['rg2'])
    expect(fact?.answers.has('rg1')).toBe(false)
    statsz(T0 + 100, T0 + 100, 1)
    expect([fact?.gone.size, fact?.socketClosed]).toEqual([0, null])
  })

  test('tags that a reload took away are gone', () => {
    store.answered({ origin: origin('rg2-az1', { tags: ['az:1'] }), vantage: 'rg1', at: T0 }, 1)
    store.answered({ origin: origin('rg2-az1'), vantage: 'rg1', at: T0 + 1000 }, 1)
    expect(store.servers.get('Nrg2-az1')?.origin.tags).toEqual([])
  })

  test('a gateway that is missing is counted from the first look without it, until it is back', () => {
    const look = (at: number, clusters: string[]) =>
      store.keepGateways(
        { origin: origin('rg2-az1', { time: at }), vantage: 'rg1', at },
        {
          name: 'rg2',
          inbound: [],
          outbound: clusters.map((cluster) => ({ cluster, configured: true, peerId: null, rttMs: null })),
        },
      )
    const missing = () => Object.fromEntries(store.servers.get('Nrg2-az1')?.gatewaysMissing ?? [])
    store.answered({ origin: origin('rg2-az1'), vantage: 'rg1', at: T0 }, 1)
    store.answered({ origin: origin('rg2-az2'), vantage: 'rg1', at: T0 }, 1)
    store.keepGateways(
      { origin: origin('rg2-az2'), vantage: 'rg1', at: T0 },
      {
        name: 'rg2',
        inbound: [],
        outbound: ['rg1', 'xr'].map((cluster) => ({ cluster, configured: true, peerId: null, rttMs: null })),
      },
    )
    expect(look(T0, ['rg1', 'xr'])).toBe(false)
    expect(look(T0 + 5000, ['rg1'])).toBe(true)
    expect(look(T0 + 6600, ['rg1'])).toBe(false)
    expect(missing()).toEqual({ xr: T0 + 5000 })
    expect(look(T0 + 11_000, ['rg1', 'xr'])).toBe(false)
    expect(missing()).toEqual({})
  })
})

describe('names and ids', () => {
  const answered = (id: string, at: number) =>
    store.answered({ origin: origin('rg2-az1', { id }), vantage: 'rg1', at }, 1)
  const keys = () => rosterOf(store, []).map((m) => m.key)

  test('a restart: the new id takes the name, the old one is forgotten after a minute', () => {
    answered('OLD', T0)
    answered('NEW', T0 + 5000)
    expect(keys()).toEqual(['rg2-az1'])
    answered('NEW', T0 + 70_000)
    store.prune(T0 + 70_000)
    expect([...store.servers.keys()]).toEqual(['NEW'])
  })

  test('two that both speak are two rows, until one of them has been silent for a minute', () => {
    answered('FIRST', T0)
    answered('SECOND', T0 + 1000)
    answered('FIRST', T0 + 4000)
    answered('SECOND', T0 + 4000)
    expect(keys()).toEqual(['rg2-az1', 'rg2-az1#FIRST'])
    answered('FIRST', T0 + 70_000)
    store.prune(T0 + 70_000)
    expect([...store.servers.keys()]).toEqual(['FIRST'])
  })

  test('the only one of its name is never forgotten', () => {
    answered('ONLY', T0)
    store.prune(T0 + 86_400_000)
    expect(keys()).toEqual(['rg2-az1'])
  })
})

test('a server that others have a route to, but that never answers, is in the roster by its cluster', () => {
  const at = { origin: origin('rg2-az1'), vantage: 'rg1', at: T0 }
  store.answered(at, 1)
  const peers = [{ id: 'NEVER', name: 'rg2-az9', rttMs: null, connections: 4 }]
  store.keep('routez', at, { count: 1, peers })
  // Its first answer may just be on its way.
  expect(rosterOf(store, []).map((m) => m.key)).toEqual(['rg2-az1'])
  store.looks.servers = [T0 + 1000, T0 + 2000]
  expect(rosterOf(store, []).map((m) => m.key)).toEqual(['rg2-az1', 'rg2-az9'])
  const shown = snapshotAt(store, T0 + 3000).servers.find((s) => s.key === 'rg2-az9')
  expect(shown).toMatchObject({ state: 'silent', cluster: 'rg2', region: 'rg2', id: null, metaMember: null })
  expect(shown?.why).toContain('rg2-az1 has a route to it')
  store.answered({ origin: origin('rg2-az9', { id: 'NEVER' }), vantage: 'rg1', at: T0 + 4000 }, 1)
  expect(rosterOf(store, []).map((m) => m.key)).toEqual(['rg2-az1', 'rg2-az9'])
})

test('the leader of a leafnode’s own small group does not replace the meta leader', () => {
  const view = (leader: string, size: number) => ({ leader, leaderId: null, size, peers: [], pending: null })
  store.keepMeta({ origin: origin('rg2-az1'), vantage: 'rg1', at: T0 }, view('rg2-az1', 12), 'az:')
  store.keepMeta({ origin: origin('leaf'), vantage: 'rg1', at: T0 + 5 }, view('leaf', 3), null)
  expect(store.meta?.from).toBe('rg2-az1')
  store.keepMeta({ origin: origin('rg2-az2'), vantage: 'rg1', at: T0 + 900 }, view('rg2-az2', 12), 'az:')
  expect(store.meta?.from).toBe('rg2-az2')
})
