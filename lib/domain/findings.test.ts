import { expect, it } from 'vitest'
import { countBySeverity, findingKey, findingsTouching, severityWords, worstFirst } from './findings'
import type { Finding, Severity } from './model'
import { sampleSnapshot } from './sample'

const finding = (
  code: string,
  severity: Severity,
  kind: Finding['subject']['kind'],
  id: string,
): Finding => ({
  code,
  severity,
  subject: { kind, id },
  since: '2026-11-22T14:00:00Z',
  summary: code,
  evidence: [],
  remedy: '',
})

it('sorts worst first and keeps the order of the rules within one severity', () => {
  const sorted = worstFirst([
    finding('I', 'info', 'server', 'a'),
    finding('CAUSE', 'critical', 'server', 'a'),
    finding('W', 'warning', 'server', 'a'),
    finding('EFFECT', 'critical', 'server', 'a'),
  ])
  expect(sorted.map((f) => f.code)).toEqual(['CAUSE', 'EFFECT', 'W', 'I'])
  expect(countBySeverity(sorted)).toEqual({ critical: 2, warning: 1, info: 1 })
  expect(severityWords(countBySeverity(sorted))).toBe('2 critical · 1 warning · 1 info')
  expect(severityWords({ critical: 0, warning: 2, info: 0 })).toBe('0 critical · 2 warnings · 0 info')
})

it('finds what touches a stream, a cluster, a region and a link', () => {
  const s = {
    ...sampleSnapshot(),
    findings: [
      finding('DOWN', 'critical', 'server', 'rg2-az1'),
      finding('GATEWAY', 'warning', 'gateway', 'xr>rg2'),
      finding('MARGIN', 'warning', 'stream', 'APP/ORDERS'),
    ],
  }
  const codes = (kind: string, id: string) => findingsTouching(s, kind, id).map((f) => f.code)
  expect(codes('stream', 'APP/ORDERS')).toEqual(['DOWN', 'MARGIN'])
  expect(codes('stream', 'APP/EVENTS')).toEqual([])
  expect(codes('cluster', 'rg2')).toEqual(['DOWN', 'GATEWAY'])
  expect(codes('region', 'rg2')).toEqual(['DOWN'])
  expect(codes('gateway', 'rg2>xr')).toEqual(['GATEWAY'])
  expect(codes('server', 'rg3-az1')).toEqual([])
})

it('finds what took the servers at the ends of a link, and nothing of ends that are up', () => {
  const s = sampleSnapshot()
  s.servers = s.servers.map((x) => (x.key === 'rg2-az1' ? { ...x, state: 'silent' } : x))
  s.findings = [
    finding('SILENT', 'critical', 'server', 'rg2-az1'),
    finding('SLOW', 'warning', 'server', 'rg2-az2'),
    finding('REGION', 'critical', 'region', 'rg2'),
  ]
  const codes = (id: string) => findingsTouching(s, 'gateway', id).map((f) => f.code)
  expect(codes('rg2>rg1')).toEqual(['SILENT', 'REGION'])
  expect(codes('rg1>rg2')).toEqual(['SILENT', 'REGION'])
  expect(codes('rg1>rg3')).toEqual([])
})

it('keys differ by rule and subject', () => {
  expect(findingKey(finding('A', 'info', 'server', 'x'))).toBe('A/server/x')
})
