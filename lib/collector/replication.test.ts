import { expect, test } from 'vitest'
import { replicationKey, replicationRows, takes } from '@/lib/domain/replication'
import type { StreamSource } from '@/lib/domain/stream-detail'
import { VERSIONS } from '@/lib/nats/testing/recorded'
import { ALL_STREAMS } from './polls'
import { emptyStore, feed, T0 } from './testing/recorded-facts'
import { copy, listsInto, NODES } from './testing/stream-lists'

const SOURCE: StreamSource = {
  name: 'ORDERS',
  filter: 'orders.eu',
  transforms: [],
  external: null,
  lag: 3,
  activeMs: 200,
  error: null,
}

test.each(VERSIONS)(
  'the Replication Report of %s: a mirror, two sources, and one that nobody heard from',
  (version) => {
    const store = emptyStore()
    feed(store, version, 'detail_JSZ', ALL_STREAMS, T0)
    const rows = replicationRows(store.streams.values())
    expect(rows.map((r) => `${r.stream} ${r.kind} ${r.name}`)).toEqual([
      'ALL source GONE',
      'ALL source ORDERS',
      'COPY mirror ORDERS',
    ])
    const [gone, orders, mirror] = rows
    expect(gone).toMatchObject({ lag: null, activeMs: null, external: '$JS.hub.API' })
    expect(orders).toMatchObject({ lag: 0, filter: 'orders.eu', error: null })
    expect(mirror?.via).toBe(mirror?.leader)
    expect(new Set(rows.map(replicationKey)).size).toBe(3)
  },
)

test('without a leader it is known what is taken, and not how that goes', () => {
  const store = emptyStore()
  const lists = listsInto(store)
  for (const name of NODES) lists(name, T0, [copy(null, { sources: [SOURCE] })])
  expect(replicationRows(store.streams.values())).toMatchObject([
    { stream: 'ORDERS', name: 'ORDERS', filter: 'orders.eu', leader: null, lag: null, activeMs: null },
  ])
})

test('what is taken, in words: a filter, or transforms; nothing said means all', () => {
  const transforms = [
    { from: 'a.>', to: 'b.>' },
    { from: 'c', to: null },
  ]
  expect(takes(SOURCE)).toEqual(['orders.eu'])
  expect(takes({ filter: null, transforms })).toEqual(['a.> → b.>', 'c'])
  expect(takes({ filter: null, transforms: [] })).toEqual([])
})
