import { expect, test } from 'vitest'
import { placementCsv } from './placement-csv'
import { sampleSnapshot } from './sample'

const snapshot = sampleSnapshot()
const { streams } = snapshot
const servers = ['rg2-az1', 'rg2-az2', 'rg2-az3', 'rg3-az3-x']
const lines = (csv: string) => csv.split('\r\n').map((line) => line.split(','))

test('one line a stream, one column a server', () => {
  const [heads, events, orders, end] = lines(placementCsv(streams, servers, snapshot))
  expect(heads?.slice(0, 9)).toEqual([
    'account',
    'stream',
    'cluster',
    'replicas wanted',
    ...servers,
    'servers',
  ])
  expect(events?.slice(0, 8)).toEqual(['APP', 'EVENTS', 'xr', '3', '', '', '', 'leader'])
  expect(orders?.slice(0, 8)).toEqual(['APP', 'ORDERS', 'rg2', '3', 'follower', 'follower', 'leader', ''])
  expect(orders?.slice(8)).toEqual(['3', '3', '1', '2', '3', '1', '2026-11-22T14:03:04.400Z'])
  expect(end).toEqual([''])
})

test('what is not current says so, with its lag; unknown stays empty, a margin below zero stays a number', () => {
  const late = streams.map((s) => ({
    ...s,
    replicasWanted: null,
    quorum: { needed: 2, online: 1, margin: -1 },
    replicas: s.replicas.map((r) =>
      r.server === 'rg2-az1' ? { ...r, state: 'lagging' as const, lag: 38 } : r,
    ),
  }))
  const orders = lines(placementCsv(late, servers, snapshot))[2]
  expect(orders?.slice(3, 5)).toEqual(['', 'follower lagging 38'])
  expect(orders?.[13]).toBe('-1')
})

test('names with commas and quotes are quoted, and none becomes a formula', () => {
  const odd = streams.slice(0, 1).map((s) => ({ ...s, account: 'A,"B"', name: '=1+1' }))
  expect(placementCsv(odd, [], snapshot).split('\r\n')[1]).toMatch(/^"A,""B""",'=1\+1,xr,3,/)
})

test('a stream that did not change was observed when its leader was last asked; one without a leader when it last told', () => {
  const heard = { ...snapshot.heard, streams: '2026-11-22T14:09:00.000Z' }
  const at = (of: typeof streams) =>
    lines(placementCsv(of, [], { heard }))
      .slice(1, 3)
      .map((cells) => cells.at(-1))
  expect(at(streams)).toEqual([heard.streams, heard.streams])
  const [events, orders] = streams
  if (!events || !orders) throw new Error('the sample is empty')
  expect(at([events, { ...orders, leader: null }])).toEqual([heard.streams, orders.observedAt])
})
