// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import { sampleSnapshot } from '@/lib/domain/sample'
import { JetStreamView } from './JetStreamView'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))
afterEach(cleanup)

const table = (name: string) => screen.getByRole('table', { name })
function row(of: string, name: string) {
  const found = within(table(of)).getByRole('rowheader', { name })
  return [...(found.closest('tr')?.children ?? [])].map((cell) => cell.textContent?.trim())
}
const heads = (of: string) =>
  within(table(of))
    .getAllByRole('columnheader')
    .map((th) => th.textContent)

test('JetStream Summary: columns, a row, the meta leader, the totals', () => {
  renderWith(sampleSnapshot(), <JetStreamView />)
  expect(heads('JetStream Summary').slice(0, 12)).toEqual([
    'Server',
    'Cluster',
    'Streams',
    'Consumers',
    'Messages',
    'Bytes',
    'Memory',
    'File',
    'API Req',
    'API Err',
    'Pending',
    'HA assets',
  ])
  expect(row('JetStream Summary', 'rg2-az1').slice(0, 13)).toEqual([
    'rg2-az1',
    'rg2',
    '1',
    '0',
    '1,920,447',
    '1.0 GiB',
    '0 B',
    '1.2 GiB',
    '12',
    '0',
    '0',
    '2',
    'member',
  ])
  expect(row('JetStream Summary', 'rg1-az1')[12]).toBe('leader')
  const foot = [...table('JetStream Summary').querySelectorAll('tfoot td')].map((td) => td.textContent)
  expect(foot.slice(0, 10)).toEqual([
    '12 servers',
    '',
    '6',
    '0',
    '5,761,341',
    '3.0 GiB',
    '0 B',
    '22.9 GiB',
    '144',
    '0',
  ])
})

test('a server without JetStream shows dashes and takes nothing from the sums', () => {
  const s = sampleSnapshot()
  for (const server of s.servers) if (server.key === 'rg2-az1') server.jetstream = null
  renderWith(s, <JetStreamView />)
  expect(row('JetStream Summary', 'rg2-az1').slice(2, 10)).toEqual(Array(8).fill('–'))
  const foot = [...table('JetStream Summary').querySelectorAll('tfoot td')].map((td) => td.textContent)
  expect(foot[2]).toBe('5')
})

test('RAFT Meta Group Information: columns, leader first hand, followers as the leader sees them', () => {
  const s = sampleSnapshot()
  for (const peer of s.meta.peers) {
    if (peer.server === 'rg3-az3')
      Object.assign(peer, { current: false, lag: 14, activeMs: 48_000, state: 'offline' })
  }
  for (const server of s.servers) if (server.key === 'rg3-az3') server.state = 'down'
  renderWith(s, <JetStreamView />)
  const name = 'RAFT Meta Group Information'
  expect(heads(name).slice(0, 6)).toEqual(['Name', 'Leader', 'Current', 'Online', 'Active', 'Lag'])
  expect(row(name, 'rg1-az1').slice(0, 6)).toEqual(['rg1-az1', 'yes', 'true', 'true', '0.00s', '0'])
  expect(row(name, 'rg2-az1').slice(0, 6)).toEqual(['rg2-az1', '', 'true', 'true', '0.58s', '0'])
  expect(row(name, 'rg3-az3').slice(0, 6)).toEqual(['rg3-az3', '', 'false', 'false', '48.00s', '14'])
})

test('without a meta leader the group is said to be unknown, not empty', () => {
  const s = sampleSnapshot()
  s.meta = {
    ...s.meta,
    leader: null,
    peers: [],
    online: null,
    size: null,
    quorum: null,
    margin: null,
    observedAt: null,
  }
  renderWith(s, <JetStreamView />)
  expect(screen.getByText('no meta leader')).toBeTruthy()
  expect(screen.getByText(/members of the meta group are not known/)).toBeTruthy()
})

test('a member whose name nobody knows is no server: no link, and what removes it', () => {
  const s = sampleSnapshot()
  const [peer] = s.meta.peers
  if (!peer) throw new Error('the sample has peers')
  s.meta.peers.push({ ...peer, server: 'unknown peer OEQTh4pP', id: 'OEQTh4pP', state: 'offline' })
  renderWith(s, <JetStreamView />)
  const head = screen.getByRole('rowheader', { name: 'unknown peer OEQTh4pP' })
  expect(head.querySelector('a')).toBeNull()
  expect(head.title).toContain('nats server cluster peer-remove OEQTh4pP')
})

test('a server that answers outside the meta group is said to be that', () => {
  const s = sampleSnapshot()
  s.servers = s.servers.map((v) => (v.key === 'rg2-az1' ? { ...v, metaMember: false } : v))
  renderWith(s, <JetStreamView />)
  expect(screen.getByText('not in it').closest('td')?.title).toContain('nothing can be placed on it')
})
