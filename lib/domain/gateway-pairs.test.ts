import { expect, test } from 'vitest'
import { gatewayMatrix, gatewayTotals, heatOf, heatTop, matrixRows } from './gateway-matrix'
import { pairTroubles } from './gateway-pairs'
import { gatewayKey, type Snapshot } from './model'
import { sampleSnapshot } from './sample'

/** The sample with outbound connections of some servers cut, by `server>to`. */
function cut(s: Snapshot, ...ends: string[]): Snapshot {
  return {
    ...s,
    gateways: s.gateways.map((g) => {
      const servers = g.servers.map((e) =>
        ends.includes(`${e.server}>${g.to}`) ? { ...e, connected: false, rttMs: null } : e,
      )
      const connected = servers.filter((e) => e.connected).length
      return { ...g, servers, connected, rttMs: connected === 0 ? null : g.rttMs }
    }),
  }
}
const troubles = (s: Snapshot) => pairTroubles(gatewayMatrix(s.gateways), s)
const down = (s: Snapshot, key: string): Snapshot => ({
  ...s,
  servers: s.servers.map((x) =>
    x.key === key ? { ...x, state: 'down', since: '2026-11-22T14:02:17.000Z' } : x,
  ),
})
const ALL_OF_XR = ['rg1-az1-x>rg2', 'rg2-az2-x>rg2', 'rg3-az3-x>rg2']

test('the matrix holds every cluster with gateways, in order, and its totals', () => {
  const s = sampleSnapshot()
  const matrix = gatewayMatrix([...s.gateways].reverse())
  expect(matrix.clusters).toEqual(['rg1', 'rg2', 'rg3', 'xr'])
  expect(matrix.link('xr', 'rg1')?.expected).toBe(3)
  expect(matrix.link('xr', 'xr')).toBeUndefined()
  expect(gatewayTotals(matrix, s.gateways)).toEqual({
    pairs: 6,
    directions: 12,
    reported: 12,
    expected: 36,
    connected: 36,
  })
})

test('whole pairs are no trouble', () => {
  expect(troubles(sampleSnapshot())).toEqual([])
})

test('a direction without any connection is one-way, critical, and the one to select', () => {
  const [trouble, ...rest] = troubles(cut(sampleSnapshot(), ...ALL_OF_XR))
  expect(rest).toEqual([])
  expect(trouble).toMatchObject({
    id: 'rg2>xr',
    worst: 'critical',
    what: 'one-way: xr does not see rg2',
    since: null,
    select: { from: 'xr', to: 'rg2' },
  })
})

test('a server that is gone explains its own connections, and since when', () => {
  const s = cut(down(sampleSnapshot(), 'rg2-az1'), 'rg2-az1>rg1', 'rg2-az1>rg3', 'rg2-az1>xr')
  expect(troubles(s).map((t) => [t.id, t.worst, t.what, t.cause, t.since])).toEqual(
    ['rg1>rg2', 'rg2>rg3', 'rg2>xr'].map((id) => [
      id,
      'warning',
      'rg2-az1 is down',
      'explained by rg2-az1 down',
      '2026-11-22T14:02:17.000Z',
    ]),
  )
})

test('of a cluster that does not answer nobody says one-way, nor broken', () => {
  const s = sampleSnapshot()
  const members = s.servers.filter((x) => x.cluster === 'rg2').map((x) => x.key)
  const lost = members.reduce(down, cut(s, 'rg1-az1>rg2', 'rg1-az2>rg2', 'rg1-az3>rg2'))
  lost.gateways = lost.gateways.map((g) =>
    g.from === 'rg2'
      ? {
          ...g,
          connected: 0,
          servers: g.servers.map((e) => ({ ...e, connected: false, unanswered: true as const })),
        }
      : g,
  )
  expect(troubles(lost).map((t) => [t.id, t.worst, t.what])).toEqual([
    ['rg1>rg2', 'critical', 'rg1 does not see rg2; rg2-az1, rg2-az2, rg2-az3 are down'],
    ['rg2>rg3', 'unknown', 'rg2-az1, rg2-az2, rg2-az3 are down'],
    ['rg2>xr', 'unknown', 'rg2-az1, rg2-az2, rg2-az3 are down'],
  ])
})

test('a finding of the link lends its evidence and its time; broken comes before part', () => {
  const s = cut(sampleSnapshot(), ...ALL_OF_XR, 'rg1-az1>rg2')
  s.findings = [
    {
      code: 'GATEWAY_LINK',
      severity: 'critical',
      subject: { kind: 'gateway', id: 'xr>rg2' },
      since: '2026-11-22T14:02:24.000Z',
      summary: '',
      evidence: ['first', 'second'],
      remedy: '',
    },
  ]
  expect(troubles(s).map((t) => [t.id, t.what, t.cause, t.since])).toEqual([
    ['rg2>xr', 'one-way: xr does not see rg2', 'first, and 1 more', '2026-11-22T14:02:24.000Z'],
    ['rg1>rg2', 'rg1-az1 has no link to rg2', 'no longer than a moment yet', null],
  ])
})

test('a direction that nobody reports is unknown, neither whole nor broken', () => {
  const s = sampleSnapshot()
  s.gateways = s.gateways.filter((g) => gatewayKey(g) !== 'xr>rg1')
  expect(troubles(s)).toMatchObject([
    { id: 'rg1>xr', worst: 'unknown', what: 'nobody of xr reports its gateways', cause: 'not reported' },
  ])
  expect(troubles(s)[0]?.select).toEqual({ from: 'rg1', to: 'xr' })
})

test.each([
  [0.4, 0.5],
  [0.5, 0.5],
  [0.9, 1],
  [3, 5],
  [180, 200],
])('medians up to %s ms are drawn on a scale to %s ms', (median, top) => {
  const { gateways } = sampleSnapshot()
  const links = gateways.map((g) => ({ ...g, rttMs: { min: 0.1, median, max: median * 2 } }))
  expect(heatTop(links)).toBeCloseTo(top)
  expect(heatOf(links[0], heatTop(links))).toBe(Math.round((median / top) * 10))
})

test('no round trip known: no heat', () => {
  const links = sampleSnapshot().gateways.map((g) => ({ ...g, rttMs: null }))
  expect(heatTop(links)).toBeNull()
  expect(heatOf(links[0], 1)).toBeNull()
  expect(heatOf(undefined, 1)).toBeNull()
})

test('an open cluster shows its servers below it', () => {
  const s = sampleSnapshot()
  const rows = matrixRows(gatewayMatrix(s.gateways), s.servers, (c) => c === 'xr')
  expect(rows.map((r) => r.id)).toEqual([
    ...['cluster rg1', 'cluster rg2', 'cluster rg3', 'cluster xr'],
    ...['server rg1-az1-x', 'server rg2-az2-x', 'server rg3-az3-x'],
  ])
})
