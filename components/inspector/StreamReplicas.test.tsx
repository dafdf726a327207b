// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import type { Replica, Server, Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { StreamReplicas } from './StreamReplicas'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const sample = sampleSnapshot()
const LOST: Replica = { server: 'rg2-az1', role: 'follower', state: 'offline', lag: null, activeMs: null }

/** Rows of a stream as they read at the moment of the sample, and what the last cell says on hover. */
function rows(name: string, replica: Partial<Replica> = {}, server: Partial<Server> = {}) {
  vi.useFakeTimers({ now: Date.parse(sample.at), toFake: ['Date'] })
  const snapshot: Snapshot = {
    ...sample,
    coverage: { ...sample.coverage, silent: ['rg2-az1'] },
    servers: sample.servers.map((s) => (s.key === 'rg2-az1' ? { ...s, ...server } : s)),
  }
  const stream = snapshot.streams.find((s) => s.name === name)
  if (!stream) throw new Error(`the sample has no ${name}`)
  const replicas = stream.replicas.map((r) => (r.server === 'rg2-az1' ? { ...r, ...replica } : r))
  renderWith(snapshot, <StreamReplicas stream={{ ...stream, replicas }} snapshot={snapshot} />)
  return screen.getAllByRole('row').map((tr) => ({
    cells: [...tr.querySelectorAll('td')].map((td) => td.textContent),
    says: tr.querySelector('td:last-child span')?.getAttribute('title'),
  }))
}

test('each replica says its region and AZ', () => {
  expect(rows('EVENTS').map(({ cells }) => cells.slice(0, 3))).toEqual([
    ['rg3-az3-x', 'rg3 · az 3', 'leader'],
    ['rg1-az1-x', 'rg1 · az 1', 'current'],
    ['rg2-az2-x', 'rg2 · az 2', 'current'],
  ])
  cleanup()
  expect(rows('ORDERS', {}, { az: null })[1]?.cells[1]).toBe('rg2 · no AZ tag')
})

test('of a replica whose leader never heard it the age is that of its lost server, and says so', () => {
  const observedAt = '2026-11-22T14:02:17.000Z'
  const lost = rows('ORDERS', LOST, { state: 'down', observedAt }).at(-1)
  expect(lost?.cells).toEqual(['rg2-az1', 'rg2 · az 1', 'offline', '48 s'])
  expect(lost?.says).toBe(
    'when rg2-az1 was last heard itself: its leader, rg2-az3, has not heard from it since it leads',
  )
})

test('a server that answers says nothing of when its leader heard the replica; one never heard stays unknown', () => {
  expect(rows('ORDERS', LOST, { state: 'up' }).at(-1)?.cells[3]).toBe('–')
  cleanup()
  expect(rows('ORDERS', LOST, { state: 'down', observedAt: null }).at(-1)?.cells[3]).toBe('–')
  cleanup()
  const told = rows('ORDERS', { ...LOST, activeMs: 90_000 }, { state: 'down' }).at(-1)
  expect(told?.says).toBe('when its leader, rg2-az3, last heard it')
  expect(told?.cells[3]).toBe('1 m 30 s')
})
