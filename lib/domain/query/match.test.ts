import { describe, expect, it, test } from 'vitest'
import { gatewayKey, type Snapshot, streamKey } from '../model'
import { sampleSnapshot } from '../sample'
import { parseQuery } from './parse'
import { sieveOf } from './sift'
import type { Query } from './term'

function query(text: string): Query | null {
  if (text === '') return null
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(parsed.problem.reason)
  return parsed.query
}
/** Names of what is kept, by kind. */
function kept(find: string, hide = '', s: Snapshot = sampleSnapshot()) {
  const sieve = sieveOf(s, { find: query(find), hide: query(hide) })
  return {
    servers: sieve.sift('server', s.servers).kept.map((v) => v.key),
    streams: sieve.sift('stream', s.streams).kept.map((v) => v.name),
    links: sieve.sift('gateway', s.gateways).kept.map(gatewayKey),
    clusters: sieve.sift('cluster', s.clusters).kept.map((c) => c.name),
    findings: sieve.sift('finding', s.findings).kept.map((f) => f.code),
  }
}

/** One server down, one of unknown state, a stream that lags, one nobody has told of, a broken link. */
function troubled(): Snapshot {
  const s = sampleSnapshot()
  return {
    ...s,
    servers: s.servers.map((v) =>
      v.key === 'rg2-az1'
        ? { ...v, state: 'down' }
        : v.key === 'rg3-az1'
          ? { ...v, state: 'unknown', observedAt: null, version: null, jetstream: null }
          : v,
    ),
    streams: s.streams.map((v) =>
      v.name === 'ORDERS'
        ? {
            ...v,
            replicas: v.replicas.map((r) =>
              r.server === 'rg2-az2' ? { ...r, state: 'lagging', lag: 7 } : r,
            ),
          }
        : { ...v, messages: null, replicasWanted: null },
    ),
    gateways: s.gateways.map((g) => (gatewayKey(g) === 'xr>rg2' ? { ...g, connected: 0 } : g)),
    findings: [
      ...s.findings,
      {
        code: 'SERVER_DOWN',
        severity: 'critical',
        subject: { kind: 'server', id: 'rg2-az1' },
        since: s.at,
        summary: 'rg2-az1 is down',
        evidence: [],
        remedy: '',
      },
    ],
  }
}

describe('the terms of the specification', () => {
  it('cluster=xr', () => {
    const found = kept('cluster=xr')
    expect(found.servers).toEqual(['rg1-az1-x', 'rg2-az2-x', 'rg3-az3-x'])
    expect(found.streams).toEqual(['EVENTS'])
    expect(found.clusters).toEqual(['xr'])
    expect(found.links).toHaveLength(6)
  })
  it('tag:az=1', () => {
    expect(kept('tag:az=1').servers).toEqual(['rg1-az1', 'rg1-az1-x', 'rg2-az1', 'rg3-az1'])
    expect(kept('tag:az=1').streams).toEqual(['EVENTS', 'ORDERS'])
    expect(kept('tag=az:1 cluster=xr').servers).toEqual(['rg1-az1-x'])
  })
  it('server~rg2', () => {
    expect(kept('server~RG2').servers).toEqual(['rg2-az1', 'rg2-az2', 'rg2-az2-x', 'rg2-az3'])
    expect(kept('server~rg2').streams).toEqual(['EVENTS', 'ORDERS'])
  })
  it('stream=EVENTS', () => {
    expect(kept('stream=EVENTS').streams).toEqual(['EVENTS'])
    expect(kept('stream=APP/EVENTS').streams).toEqual(['EVENTS'])
    expect(kept('stream=events').streams).toEqual([])
    expect(kept('stream=EVENTS').servers).toEqual(['rg1-az1-x', 'rg2-az2-x', 'rg3-az3-x'])
    expect(kept('stream=EVENTS').clusters).toEqual(['xr'])
    expect(kept('stream=EVENTS').links).toEqual([])
  })
  it('replicas<3 and lag>0', () => {
    expect(kept('replicas<3').streams).toEqual([])
    expect(kept('replicas<=3').streams).toEqual(['EVENTS', 'ORDERS'])
    expect(kept('lag>0', '', troubled())).toMatchObject({ streams: ['ORDERS'], servers: ['rg2-az2'] })
  })
  it('!healthy', () => {
    expect(kept('!healthy')).toMatchObject({ servers: [], streams: [], links: [] })
    const found = kept('!healthy', '', troubled())
    expect(found).toMatchObject({ servers: ['rg2-az1', 'rg3-az1'], streams: ['ORDERS'], links: ['xr>rg2'] })
    expect(found.findings).toEqual(['UNIQUE_TAG_DIFFERS', 'SERVER_DOWN'])
  })
  it('unknown', () => {
    expect(kept('unknown')).toMatchObject({ servers: [], streams: [], links: [], clusters: [] })
    expect(kept('unknown', '', troubled())).toMatchObject({ servers: ['rg3-az1'], streams: ['EVENTS'] })
  })
})

test('what is not known matches neither a comparison nor its opposite', () => {
  const s = troubled()
  for (const text of ['messages=0', 'messages<1', 'messages>0', '!messages>0', '!messages<1']) {
    expect(kept(text, '', s).streams, text).not.toContain('EVENTS')
  }
  for (const text of ['version=2.15.1', 'version~2', '!version=2.15.1', 'mem>0 version~2']) {
    expect(kept(text, '', s).servers, text).not.toContain('rg3-az1')
  }
  expect(kept('!healthy', '', s).servers).toContain('rg3-az1')
})

test('blanks are and, commas are or, ! turns round', () => {
  expect(kept('cluster=rg1,rg2 az=3').servers).toEqual(['rg1-az3', 'rg2-az3'])
  expect(kept('!cluster=rg1,rg2,rg3').servers).toEqual(kept('cluster=xr').servers)
  expect(kept('!server~rg2').streams).toEqual([])
  expect(kept('!cluster=xr').streams).toEqual(['ORDERS'])
})

test('a word is part of a name, of a cluster or of a tag', () => {
  expect(kept('rg2-az').servers).toEqual(['rg2-az1', 'rg2-az2', 'rg2-az2-x', 'rg2-az3'])
  expect(kept('az:3').servers).toHaveLength(4)
  expect(kept('ord').streams).toEqual(['ORDERS'])
  expect(kept('unique_tag').findings).toEqual(['UNIQUE_TAG_DIFFERS'])
})

test('a finding is asked through its subject', () => {
  expect(kept('cluster=rg2', '', troubled()).findings).toEqual(['SERVER_DOWN'])
  expect(kept('severity=critical', '', troubled()).findings).toEqual(['SERVER_DOWN'])
  expect(kept('stream=ORDERS', '', troubled()).findings).toEqual(['SERVER_DOWN'])
})

describe('hide', () => {
  it('leaves out the things themselves, and others only when all they stand on is hidden', () => {
    const left = kept('', 'server=rg2-az1')
    expect(left.servers).toHaveLength(11)
    expect(left.servers).not.toContain('rg2-az1')
    expect(left).toMatchObject({ streams: ['EVENTS', 'ORDERS'], clusters: ['rg1', 'rg2', 'rg3', 'xr'] })
    expect(left.links).toHaveLength(12)
  })
  it('takes streams and links with their whole cluster', () => {
    const left = kept('', 'cluster=rg2')
    expect(left.streams).toEqual(['EVENTS'])
    expect(left.clusters).toEqual(['rg1', 'rg3', 'xr'])
    expect(left.links).toHaveLength(6)
    expect(kept('', 'server~rg2-az').streams).toEqual(['EVENTS'])
  })
  it('never hides what a term does not speak of, nor what is not known', () => {
    expect(kept('', '!stream=EVENTS').links).toHaveLength(12)
    expect(kept('', 'severity=warning').servers).toHaveLength(12)
    expect(kept('', 'messages>0', troubled()).streams).toEqual(['EVENTS'])
    expect(kept('', '!messages>0', troubled()).streams).toEqual(['EVENTS', 'ORDERS'])
  })
  it('comes before find', () => {
    expect(kept('tag:az=1', 'cluster=xr').servers).toEqual(['rg1-az1', 'rg2-az1', 'rg3-az1'])
  })
})

test('counts: kept, faded and hidden are the whole', () => {
  const s = sampleSnapshot()
  const sifted = sieveOf(s, { find: query('az=1'), hide: query('cluster=rg1') }).sift('server', s.servers)
  expect([sifted.total, sifted.kept.length, sifted.faded.length, sifted.hidden.length]).toEqual([12, 3, 6, 3])
})

test('without find and hide the rows are handed back as they are', () => {
  const s = sampleSnapshot()
  expect(sieveOf(s, { find: null, hide: null }).sift('server', s.servers).kept).toBe(s.servers)
})

test('every stream is on some server by the same names', () => {
  const s = sampleSnapshot()
  for (const stream of s.streams) {
    const found = kept(`stream=${streamKey(stream)}`).servers
    expect(found).toEqual(stream.replicas.map((r) => r.server).sort())
  }
})
