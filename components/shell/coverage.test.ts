import { describe, expect, it } from 'vitest'
import type { Snapshot, Vantage } from '@/lib/domain/model'
import { SAMPLE_AT, sampleSnapshot } from '@/lib/domain/sample'
import type { LiveStatus } from '@/lib/live/client'
import { isStale } from '../live/useStale'
import { coverageLine } from './coverage'

const now = Date.parse(SAMPLE_AT)
const live: LiveStatus = { state: 'live', since: now, heardAt: now }
const line = (s: Snapshot, status: LiveStatus = live) => coverageLine(s, status, now + 600, (ms) => ms)
const s = sampleSnapshot()
const withVantages = (change: Partial<Vantage>, of = s): Snapshot => ({
  ...of,
  coverage: { ...of.coverage, vantages: of.coverage.vantages.map((v) => ({ ...v, ...change })) },
})

it('complete: who answered and how long ago', () => {
  expect(line(s)).toMatchObject({ tone: 'ok', strong: '12 of 12', rest: '0.8 s ago', quiet: '' })
})

it('with one vantage the detail says what that may hide', () => {
  const [first] = s.coverage.vantages
  if (!first) throw new Error('sample without vantages')
  const one: Snapshot = { ...s, coverage: { ...s.coverage, vantages: [first] } }
  expect(line(one).detail).toMatch(/One vantage: a frozen server may hide its region\.$/)
  expect(line(s).detail).not.toContain('One vantage')
})

it('one down: named, with its age; the rest stays a picture', () => {
  const down: Snapshot = {
    ...s,
    coverage: { ...s.coverage, answered: 11, silent: ['rg2-az1'] },
    servers: s.servers.map((v) =>
      v.key === 'rg2-az1'
        ? { ...v, state: 'down', since: '2026-11-22T14:02:17.000Z', why: 'socket closed' }
        : v,
    ),
  }
  expect(line(down)).toEqual({
    tone: 'warn',
    shape: 'down',
    strong: '11 of 12',
    rest: 'rg2-az1 down 48 s',
    quiet: 'rg2-az1 down',
    detail: 'rg2-az1: down, socket closed',
  })
  const two = { ...down, coverage: { ...down.coverage, answered: 10, silent: ['rg2-az1', 'rg2-az2'] } }
  expect(line(two).rest).toBe('rg2-az1 down 48 s and 1 more')
})

describe('no connection', () => {
  it('of this browser: since when and when next, in the collector’s clock', () => {
    const lost: LiveStatus = { state: 'lost', since: now - 55_000 + 9e6, nextTryAt: now + 5_000 + 9e6 }
    expect(coverageLine(s, lost, now, (ms) => ms - 9e6)).toMatchObject({
      tone: 'crit',
      strong: 'no connection since 14:02:10',
      rest: 'next try 14:03:10',
    })
  })
  it('of this browser, silent without a planned try', () => {
    const lost: LiveStatus = { state: 'lost', since: now, nextTryAt: 0 }
    expect(line(s, lost).rest).toBe('trying now')
  })
  it('makes the picture stale, one lost vantage does not', () => {
    expect(isStale(s, { state: 'lost', since: now, nextTryAt: 0 })).toBe(true)
    expect(isStale(withVantages({ state: 'failed' }), live)).toBe(true)
    const [first, ...rest] = s.coverage.vantages
    if (!first) throw new Error('sample without vantages')
    const one: Snapshot = {
      ...s,
      coverage: { ...s.coverage, vantages: [{ ...first, state: 'failed' }, ...rest] },
    }
    expect(isStale(one, live)).toBe(false)
  })
  it('of the collector: since the last vantage went, and why', () => {
    const at = '2026-11-22T14:02:10.000Z'
    const gone = withVantages({ state: 'connecting', since: at, reason: 'connection refused' })
    const planned = (nextTryAt: string | null) => ({ ...gone, heard: { ...gone.heard, nextTryAt } })
    expect(line(planned('2026-11-22T14:03:07.000Z'))).toMatchObject({
      tone: 'crit',
      strong: 'no connection since 14:02:10',
      rest: 'next try 14:03:07',
      detail: expect.stringContaining('connection refused'),
    })
    // The moment has come, and nobody has told yet what came of it; or it is being tried.
    expect(line(planned('2026-11-22T14:03:05.000Z')).rest).toBe('trying now')
    expect(line(planned(null)).rest).toBe('trying now')
  })
})

describe('before the first picture', () => {
  const empty: Snapshot = { ...s, servers: [], coverage: { ...s.coverage, expected: 0, answered: 0 } }
  it('no servers configured', () => {
    const none = { ...empty, coverage: { ...empty.coverage, vantages: [] } }
    expect(line(none)).toMatchObject({ tone: 'wait', rest: 'no servers configured' })
  })
  it('connecting', () => {
    expect(line(withVantages({ state: 'connecting' }, empty))).toMatchObject({
      tone: 'wait',
      strong: 'connecting',
    })
  })
  it('refused', () => {
    const refused = withVantages({ state: 'failed', reason: 'Authorization Violation' }, empty)
    expect(line(refused)).toMatchObject({ tone: 'crit', rest: 'trying now' })
    expect(line(refused).detail).toContain('Authorization Violation')
  })
  it('connected, but nobody may answer', () => {
    expect(line(empty)).toMatchObject({ tone: 'warn', rest: 'no server has answered yet' })
  })
})
