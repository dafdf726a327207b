import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { flagsIn } from './flags'

const snapshot = sampleSnapshot()
const [first, second] = snapshot.servers
if (!first || !second) throw new Error('the sample has servers')
const calm = {
  ...snapshot,
  servers: snapshot.servers.map((s) => ({ ...s, state: 'up' as const })),
  findings: [],
}

test('a healthy server that is called anything but up is flagged, the lost one is not', () => {
  const both = calm.servers.map((s, i) => (i < 2 ? { ...s, state: 'silent' as const, why: 'no answer' } : s))
  const flags = flagsIn({ ...calm, servers: both }, new Set([first.name]))
  expect([...flags.values()]).toEqual([`${second.key} silent (no answer)`])
  expect(flagsIn(calm, new Set()).size).toBe(0)
})

test('a warning about a healthy server is a flag; one about something else, or for information, is not', () => {
  const finding = {
    code: 'X',
    severity: 'warning' as const,
    subject: { kind: 'server' as const, id: second.key },
    since: snapshot.at,
    summary: 'odd',
    evidence: ['e'],
    remedy: '',
  }
  const flags = (f: object) =>
    flagsIn({ ...calm, findings: [{ ...finding, ...f }] }, new Set([first.name])).size
  expect(flags({})).toBe(1)
  expect(flags({ severity: 'info' })).toBe(0)
  expect(flags({ subject: { kind: 'gateway', id: 'a>b' } })).toBe(0)
  expect(flags({ subject: { kind: 'server', id: first.key } })).toBe(0)
})
