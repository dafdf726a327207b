import { describe, expect, it } from 'vitest'
import { impact } from './impact'
import type { ServerState, Snapshot, Stream } from './model'
import { sampleSnapshot } from './sample'

const withState = (s: Snapshot, key: string, state: ServerState): Snapshot => ({
  ...s,
  servers: s.servers.map((server) => (server.key === key ? { ...server, state } : server)),
})
const single = (of: Stream, server: string): Stream => ({
  ...of,
  name: 'LOGS',
  replicas: [{ server, role: 'leader', state: 'current', lag: null, activeMs: null }],
  quorum: { needed: 1, online: 1, margin: 0 },
})
const region = (s: Snapshot, label: string) => impact(s).regions.find((r) => r.label === label)?.stops

describe('the healthy scenario', () => {
  const { judged, stopped, unknown, server, az, regions } = impact(sampleSnapshot())
  it('survives any server and any AZ', () => {
    expect([judged, stopped, unknown]).toEqual([2, 0, 0])
    expect(server?.stops).toEqual([])
    expect(az?.stops).toEqual([])
  })
  it('loses ORDERS with its region, and EVENTS with none', () => {
    expect(regions.map((r) => [r.label, r.stops])).toEqual([
      ['rg1', []],
      ['rg2', ['APP/ORDERS']],
      ['rg3', []],
    ])
  })
  it('keeps the meta group through the loss of a region of four', () => {
    expect(regions.map((r) => r.metaStops)).toEqual([false, false, false])
  })
})

describe('with one server down', () => {
  const s = withState(sampleSnapshot(), 'rg2-az1', 'down')
  it('names the next server and AZ that stop ORDERS', () => {
    expect(impact(s).server).toMatchObject({ label: 'rg2-az2', stops: ['APP/ORDERS'] })
    expect(impact(s).az).toMatchObject({ label: 'rg2 / az 2', stops: ['APP/ORDERS'] })
  })
  it('counts a silent server as not there, like quorum.online', () => {
    expect(impact(withState(s, 'rg2-az2', 'silent'))).toMatchObject({ judged: 1, stopped: 1 })
  })
})

it('an AZ is (region, az): az 1 of three regions does not fail together', () => {
  const azs = impact(sampleSnapshot()).az
  expect(azs?.servers).toEqual(['rg1-az1', 'rg1-az1-x'])
})

it('a stream of one replica stops with its server', () => {
  const s = sampleSnapshot()
  const [events] = s.streams
  if (!events) throw new Error('sample without streams')
  const one = { ...s, streams: [...s.streams, single(events, 'rg3-az2')] }
  expect(impact(one).server).toMatchObject({ label: 'rg3-az2', stops: ['APP/LOGS'] })
  expect(region(one, 'rg3')).toEqual(['APP/LOGS'])
})

it('replicas given up by the group do not count, unknown streams are counted apart', () => {
  const s = sampleSnapshot()
  const lame: Snapshot = {
    ...s,
    streams: s.streams.map((stream) =>
      stream.name === 'EVENTS'
        ? { ...stream, replicas: [] }
        : {
            ...stream,
            replicas: stream.replicas.map((r) =>
              r.server === 'rg2-az1' ? { ...r, state: 'offline' as const } : r,
            ),
          },
    ),
  }
  expect(impact(lame)).toMatchObject({ judged: 1, unknown: 1, stopped: 0 })
  expect(impact(lame).server?.stops).toEqual(['APP/ORDERS'])
})

it('untagged servers are no AZ, and nothing is invented for an empty snapshot', () => {
  const s = sampleSnapshot()
  const empty = {
    ...s,
    servers: [],
    regions: [],
    clusters: [],
    streams: [],
    meta: { ...s.meta, quorum: null },
  }
  expect(impact(empty)).toMatchObject({ judged: 0, server: null, az: null, regions: [] })
  const untagged = {
    ...s,
    regions: [{ id: 'r', label: 'r', azs: [{ id: null, label: 'no AZ tag', servers: ['rg1-az1'] }] }],
  }
  expect(impact(untagged).az).toBeNull()
})

it('the meta group stops with the servers that carry its majority', () => {
  const s = sampleSnapshot()
  const last = ['rg1-az1', 'rg1-az2', 'rg1-az3', 'rg1-az1-x', 'rg3-az1', 'rg3-az2', 'rg3-az3']
  const thin: Snapshot = {
    ...s,
    servers: s.servers.map((v) => ({ ...v, state: last.includes(v.key) ? 'up' : 'down' })),
  }
  expect(impact(thin).server?.metaStops).toBe(true)
  expect(impact(thin).regions.map((r) => r.metaStops)).toEqual([true, false, true])
})

it('counts hundreds of thousands of streams that lie on the same servers', () => {
  const s = sampleSnapshot()
  const orders = s.streams.find((x) => x.name === 'ORDERS')
  if (!orders) throw new Error('the sample has ORDERS')
  const many = Array.from({ length: 300_000 }, (_, i) => ({ ...orders, name: `S${i}` }))
  expect(region({ ...s, streams: many }, 'rg2')).toHaveLength(300_000)
})
