import { expect, test } from 'vitest'
import { CLUSTERS, STREAMS } from '@/demo/scenario'
import { sampleSnapshot } from '@/lib/domain/sample'
import { isCalm, lacking } from './whole'

const sample = sampleSnapshot()
const names = CLUSTERS.flatMap((c) => c.servers.map((s) => s.name))
const [server] = sample.servers
const [stream] = sample.streams
const [vantage] = sample.coverage.vantages
if (!server || !stream || !vantage) throw new Error('the sample has all of it')

const links = CLUSTERS.flatMap((a) =>
  CLUSTERS.filter((b) => b !== a).map((b) => ({ from: a.name, to: b.name })),
)
const whole = {
  ...sample,
  coverage: {
    ...sample.coverage,
    expected: 12,
    answered: 12,
    silent: [] as string[],
    vantages: [{ ...vantage, state: 'connected' as const, cannotSee: [] }],
  },
  meta: { ...sample.meta, leader: 'rg1-az1' },
  clusters: CLUSTERS.map((c) => ({
    name: c.name,
    region: null,
    crossRegion: false,
    servers: c.servers.map((s) => s.name),
    uniqueTags: [],
  })),
  servers: names.map((name) => ({ ...server, key: name, name, state: 'up' as 'up' | 'silent' })),
  streams: STREAMS.map(({ name }) => ({ ...stream, name, leader: 'rg1-az1' as string | null })),
  gateways: links.map((link) => ({ ...link, expected: 3, connected: 3, rttMs: null, servers: [] })),
  findings: [] as typeof sample.findings,
}
const silent = (name: string) => ({
  ...whole,
  coverage: { ...whole.coverage, answered: 11, silent: [name] },
  servers: whole.servers.map((s) => (s.name === name ? { ...s, state: 'silent' as const } : s)),
})

test('nothing lacks when everything is there', () => {
  expect(lacking(whole, null)).toEqual([])
  expect(isCalm(whole)).toBe(true)
})

test('a lost server has to be named, and nobody else', () => {
  expect(lacking(silent('rg2-az1'), 'rg2-az1')).toEqual([])
  expect(lacking(silent('rg2-az1'), null)).toEqual(['servers'])
  expect(lacking(silent('rg2-az1'), 'rg2-az2')).toEqual(['servers'])
  expect(lacking(whole, 'rg2-az1')).toEqual(['servers'])
})

test('no leader, or the lost one, is not the picture yet', () => {
  const of = (s: typeof whole, leader: string | null) => ({
    ...s,
    meta: { ...s.meta, leader },
    streams: s.streams.map((x) => ({ ...x, leader })),
  })
  expect(lacking(of(whole, null), null)).toEqual(['meta leader', 'streams'])
  expect(lacking(of(silent('rg2-az1'), 'rg2-az1'), 'rg2-az1')).toEqual(['meta leader', 'streams'])
  expect(lacking({ ...whole, streams: whole.streams.slice(1) }, null)).toEqual(['streams'])
})

test('of the gateways those of the lost server may be missing', () => {
  const connected = (from: string, n: number) =>
    whole.gateways.map((g) => (g.from === from ? { ...g, connected: n } : g))
  const lost = { ...silent('rg2-az1'), gateways: connected('rg2', 2) }
  expect(lacking(lost, 'rg2-az1')).toEqual([])
  expect(lacking({ ...lost, gateways: connected('rg2', 1) }, 'rg2-az1')).toEqual(['gateways'])
  expect(lacking({ ...lost, gateways: connected('rg1', 2) }, 'rg2-az1')).toEqual(['gateways'])
  expect(lacking({ ...whole, gateways: whole.gateways.slice(1) }, null)).toEqual(['gateways'])
})

test('a gateway connection that NATS itself has lost need not be there, but one that it has', () => {
  const truth = new Map([['rg2>rg1', 2]])
  const connected = (n: number) => ({
    ...whole,
    gateways: whole.gateways.map((g) => (g.from === 'rg2' && g.to === 'rg1' ? { ...g, connected: n } : g)),
  })
  expect(lacking(connected(2), null)).toEqual(['gateways'])
  expect(lacking(connected(2), null, truth)).toEqual([])
  expect(lacking(connected(1), null, truth)).toEqual(['gateways'])
})

test('it is not calm while something is held against a server', () => {
  const finding = {
    code: 'X',
    severity: 'warning' as const,
    subject: { kind: 'server' as const, id: 'rg1-az1' },
    since: sample.at,
    summary: '',
    evidence: [],
    remedy: '',
  }
  expect(isCalm({ ...whole, findings: [finding] })).toBe(false)
  expect(isCalm({ ...whole, findings: [{ ...finding, severity: 'info' }] })).toBe(true)
})
