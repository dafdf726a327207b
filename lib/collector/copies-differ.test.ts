import { expect, test } from 'vitest'
import { copySays } from '@/e2e/support/simulated/distort'
import type { Finding } from '@/lib/domain/model'
import { answers, VERSIONS, type Version } from '@/lib/nats/testing/recorded'
import type { FactsStore } from './facts-store'
import { ALL_STREAMS, STATSZ } from './polls'
import { feed, healthyStore, snapshotAt, T0 } from './testing/recorded-facts'

/** One full pass: what every server was recorded to say of its streams, EV as `says` has it. */
async function pass(store: FactsStore, version: Version, at: number, says: Record<string, number>) {
  feed(store, version, 'ping_STATSZ', STATSZ, at)
  for (const { origin, data } of answers(version, 'streams_JSZ')) {
    const messages = says[origin.name]
    const spoil = messages === undefined ? null : copySays('EV', { messages })
    const [told] = spoil?.({ server: {}, key: 'data', data, afterMs: 0 }) ?? [{ data }]
    const own = { ...origin, id: `N${origin.name}`, time: at + 1 }
    ALL_STREAMS.take(store, { origin: own, vantage: 'rg1', at: at + 1 }, told?.data ?? {})
  }
  await store.streamsPassed(at)
}

test.each(VERSIONS)(
  'row 16, %s: three passes in a row with other messages, both numbers',
  async (version) => {
    const store = healthyStore(version)
    const found = (now: number): Finding[] =>
      snapshotAt(store, now).findings.filter((f) => f.code === 'COPIES_DIFFER')
    const holders = answers(version, 'streams_JSZ').flatMap(({ origin, data }) =>
      JSON.stringify(data).includes('"name":"EV"') ? [origin.name] : [],
    )
    const [row] = snapshotAt(store, T0 + 10).streams.filter((s) => s.name === 'EV')
    const leader = row?.leader ?? ''
    const [odd = '', ...others] = holders.filter((name) => name !== leader)
    expect(others).toHaveLength(1)
    const says = Object.fromEntries([leader, ...others].map((name) => [name, 3]))
    for (const n of [1, 2]) {
      await pass(store, version, T0 + n * 10_000, says)
      expect(found(T0 + n * 10_000 + 20)).toEqual([])
    }
    await pass(store, version, T0 + 30_000, says)
    expect(found(T0 + 30_020)).toMatchObject([
      {
        severity: 'warning',
        subject: { kind: 'stream', id: 'APP/EV' },
        summary: `EV: copies differ: ${odd} has 17 more messages than the leader`,
        evidence: [
          `messages: 3 on the leader ${leader}, 20 on ${odd}; so in 3 full passes in a row, and ${leader} calls it current`,
        ],
      },
    ])
    await pass(store, version, T0 + 40_000, { ...says, [odd]: 3 })
    expect(found(T0 + 40_020)).toEqual([])
  },
)
