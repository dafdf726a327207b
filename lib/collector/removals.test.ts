import { describe, expect, test } from 'vitest'
import { compose } from '@/lib/domain/compose'
import { VERSIONS } from '@/lib/nats/testing/recorded'
import type { FactsStore } from './facts-store'
import { rosterToKeep } from './roster'
import { healthyStore, RULES, snapshotAt, T0 } from './testing/recorded-facts'

const VICTIM = 'rg3-az2'
const MINUTE = 60_000

/** All but the victim answer at `at`; the meta leader lists whom it is told to. */
function tell(store: FactsStore, at: number, listed: (name: string) => boolean): void {
  for (const { origin } of [...store.servers.values()]) {
    if (origin.name === VICTIM) continue
    for (const { id } of store.vantages) store.answered({ origin, vantage: id, at }, 1)
  }
  const { meta } = store
  const leader = [...store.servers.values()].find((s) => s.origin.name === meta?.from)
  if (!meta || !leader) throw new Error('no meta leader is recorded')
  const peers = FULL.get(store)?.filter((p) => listed(p.name)) ?? []
  const view = { ...meta.value, peers, size: peers.length + 1 }
  store.keepMeta({ origin: leader.origin, vantage: 'rg1', at }, view, null)
}
const FULL = new WeakMap<FactsStore, NonNullable<FactsStore['meta']>['value']['peers']>()

function lost(version: (typeof VERSIONS)[number]): FactsStore {
  const store = healthyStore(version)
  FULL.set(store, store.meta?.value.peers ?? [])
  const fact = [...store.servers.values()].find((s) => s.origin.name === VICTIM)
  store.socketClosed(fact?.origin.id ?? '', T0 + 1)
  tell(store, T0 + 10_000, () => true)
  return store
}

describe.each(VERSIONS)('a server that is taken out, %s', (version) => {
  test('lost is not gone: it keeps its row', () => {
    const s = snapshotAt(lost(version), T0 + 10_100)
    expect(s.servers.find((v) => v.key === VICTIM)?.state).toBe('down')
    expect(s.goneServers).toEqual([])
    expect(s.coverage).toMatchObject({ expected: 12, answered: 11 })
  })

  test('taken out of the meta group it is gone: no row counts it, for ten minutes it is said', () => {
    const store = lost(version)
    tell(store, T0 + 20_000, (name) => name !== VICTIM)
    const s = snapshotAt(store, T0 + 20_100)
    expect(s.servers.map((v) => v.key)).not.toContain(VICTIM)
    expect(s.coverage).toMatchObject({ expected: 11, answered: 11, silent: [] })
    expect(s.goneServers).toMatchObject([
      {
        key: VICTIM,
        cluster: 'rg3',
        version,
        since: new Date(T0 + 20_000).toISOString(),
        why: 'it was taken out of the meta group and does not answer',
        observedAt: new Date(T0).toISOString(),
      },
    ])
    expect(JSON.stringify(s.clusters)).not.toContain(`"${VICTIM}"`)
    tell(store, T0 + 20_000 + 10 * MINUTE, (name) => name !== VICTIM)
    store.prune(T0 + 20_000 + 10 * MINUTE)
    expect(snapshotAt(store, T0 + 20_100 + 10 * MINUTE).goneServers).toEqual([])
    expect([...store.servers.values()].map((f) => f.origin.name)).not.toContain(VICTIM)
    expect(rosterToKeep(store).map((r) => r.name)).not.toContain(VICTIM)
  })

  test('listed again it is no longer gone', () => {
    const store = lost(version)
    tell(store, T0 + 20_000, (name) => name !== VICTIM)
    tell(store, T0 + 30_000, () => true)
    const s = snapshotAt(store, T0 + 30_100)
    expect(s.goneServers).toEqual([])
    expect(s.servers.find((v) => v.key === VICTIM)?.state).toBe('down')
  })

  test('one that answers is not gone, whatever the meta group says of it', () => {
    const store = healthyStore(version)
    FULL.set(store, store.meta?.value.peers ?? [])
    tell(store, T0 + 1000, (name) => name !== VICTIM)
    const s = compose(store, RULES, T0 + 1100, null)
    expect(s.goneServers).toEqual([])
    expect(s.servers.find((v) => v.key === VICTIM)).toMatchObject({ state: 'up' })
  })

  test('a member without a name may be anyone: nobody is gone', () => {
    const store = lost(version)
    const leader = [...store.servers.values()].find((f) => f.origin.name === store.meta?.from)
    const value = store.meta?.value
    if (!leader || !value) throw new Error('no meta leader is recorded')
    const [first, ...rest] = value.peers.filter((p) => p.name !== VICTIM)
    const ghost = { ...first, name: '', id: 'nobody00', current: false, offline: true, activeMs: 0, lag: 0 }
    const at = T0 + 20_000
    store.keepMeta(
      { origin: leader.origin, vantage: 'rg1', at },
      { ...value, peers: [ghost, ...rest], size: 11 },
      null,
    )
    expect(store.removed.size).toBe(0)
  })
})
