// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import type { Snapshot, Stream, Tombstone } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { StreamsView } from './StreamsView'
import { streamColumns } from './stream-columns'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))
afterEach(cleanup)

/** With the column Storage, which has to be chosen. */
const COLUMNS =
  '?cols=stream,account,storage,placement,consumers,messages,bytes,lost,deleted,replicas,margin,spread,age,via'

const table = () => screen.getByRole('table', { name: 'Stream Report' })
function row(name: string) {
  const found = within(table()).getByRole('rowheader', { name })
  return [...(found.closest('tr')?.children ?? [])].map((cell) => cell.textContent?.trim())
}
const foot = () => [...table().querySelectorAll('tfoot td')].map((td) => td.textContent)

function change(s: Snapshot, name: string, over: Partial<Stream>): Snapshot {
  return {
    ...s,
    streams: s.streams.map((stream) => (stream.name === name ? { ...stream, ...over } : stream)),
  }
}

test('columns of `nats stream report`, full names of the replicas, whole sums', () => {
  renderWith(sampleSnapshot(), <StreamsView writable={['APP']} />, COLUMNS)
  const cli = [
    'Stream',
    'Storage',
    'Placement',
    'Consumers',
    'Messages',
    'Bytes',
    'Lost',
    'Deleted',
    'Replicas',
  ]
  const heads = within(table())
    .getAllByRole('columnheader')
    .map((th) => th.querySelector('button')?.getAttribute('aria-label') ?? th.textContent)
  expect(heads.filter((h) => cli.includes(h ?? ''))).toEqual(cli)
  expect(row('ORDERS').slice(0, 12)).toEqual([
    'ORDERS',
    'APP',
    'File',
    'rg2  R3',
    '6',
    '1,920,447',
    '1.0 GiB',
    '0',
    '0',
    'rg2-az1rg2-az2leader rg2-az3',
    '3 AZ · 1 region',
    '+1',
  ])
  expect(foot().slice(0, 9)).toEqual([
    '2 streams',
    '1 account',
    '',
    '',
    '12',
    '3,840,894',
    '2.0 GiB',
    '0',
    '0',
  ])
})

test('a file tells the replicas wanted beside the place asked for, as the cell does', () => {
  const [stream] = sampleSnapshot().streams
  const column = streamColumns([], new Map()).find((c) => c.id === 'placement')
  if (!stream || !column) throw new Error('the sample is empty')
  const placement = { cluster: 'rg2', tags: ['az:1', 'ssd'] }
  const file = (over: Partial<Stream>) => column.file?.({ ...stream, placement, ...over })
  expect(file({})).toBe('cluster: rg2 tags: az:1, ssd replicas: 3')
  expect(file({ placement: { cluster: null, tags: [] } })).toBe('replicas: 3')
  expect(file({ replicasWanted: null })).toBe('cluster: rg2 tags: az:1, ssd')
})

test('a stream without leader and one at risk are counted and named, and sums become lower bounds', () => {
  let s = sampleSnapshot()
  s = change(s, 'EVENTS', { leader: null, observedAt: '2026-11-22T14:02:17.000Z' })
  s = change(s, 'ORDERS', { quorum: { needed: 2, online: 2, margin: 0 } })
  renderWith(s, <StreamsView writable={['APP']} />, COLUMNS)
  expect(screen.getByText('1 no leader').title).toBe('APP/EVENTS')
  expect(screen.getByText('1 at margin 0').title).toBe('APP/ORDERS')
  expect(row('EVENTS')[11]).toBe('no leader')
  expect(row('ORDERS')[11]).toBe('0, at risk')
  expect(foot()[5]).toBe('≥ 3,840,894')
  expect(foot()[9]).toBe('≥ because EVENTS not heard of lately')
})

test('a silent server that holds copies makes the sums lower bounds', () => {
  const s = sampleSnapshot()
  for (const server of s.servers) if (server.key === 'rg2-az1') server.state = 'silent'
  renderWith(s, <StreamsView writable={['APP']} />, COLUMNS)
  expect(foot()[9]).toBe('≥ because rg2-az1 did not answer')
})

test('R1 is not at risk of a margin that it cannot have', () => {
  const s = change(sampleSnapshot(), 'ORDERS', {
    quorum: { needed: 1, online: 1, margin: 0 },
    replicasWanted: 1,
  })
  renderWith(s, <StreamsView writable={['APP']} />, COLUMNS)
  expect(screen.queryByText(/at margin 0/)).toBeNull()
  expect(row('ORDERS')[11]).toBe('0, R1')
})

test('read-only: the way to the form stays and says why it is shut', () => {
  renderWith(sampleSnapshot(), <StreamsView writable={[]} />, COLUMNS)
  const button = screen.getByRole('button', { name: /New stream/ })
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button.title).toMatch(/no account is configured/)
})

test('no streams: says so and leads to the form; nobody answered: does not claim that there are none', () => {
  const none = { ...sampleSnapshot(), streams: [] }
  const view = renderWith(none, <StreamsView writable={['APP']} />, COLUMNS)
  expect(screen.getByText(/No streams yet/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Create one' }).getAttribute('href')).toBe('/streams/new')
  view.unmount()
  renderWith(
    { ...none, coverage: { ...none.coverage, answered: 0 } },
    <StreamsView writable={['APP']} />,
    COLUMNS,
  )
  expect(screen.queryByText(/No streams yet/)).toBeNull()
})

const GONE: Tombstone = {
  account: 'APP',
  name: 'OLD',
  since: '2026-11-22T14:02:05.000Z',
  why: 'none of its servers lists it any more',
  cluster: 'rg2',
  servers: ['rg2-az1', 'rg2-az2'],
  replicasWanted: 3,
  storage: 'file',
  subjects: ['old.*'],
  messages: 17,
  bytes: 2048,
  lastSeq: 20,
  created: null,
  observedAt: '2026-11-22T14:02:04.000Z',
}

test('streams that are gone stand below, struck, with since when and why; nothing counts them', () => {
  renderWith({ ...sampleSnapshot(), tombstones: [GONE] }, <StreamsView writable={['APP']} />, COLUMNS)
  const gone = screen.getByRole('table', { name: 'Streams that are gone' })
  const found = within(gone).getByRole('rowheader', { name: 'OLD' })
  expect(found.querySelector('s')?.textContent).toBe('OLD')
  expect([...(found.closest('tr')?.children ?? [])].map((c) => c.textContent)).toEqual([
    'OLD',
    'APP',
    expect.stringContaining('14:02:05 UTC, '),
    'none of its servers lists it any more',
    '17',
    '2.0 KiB',
    '20',
    'rg2-az1, rg2-az2',
  ])
  expect(found.closest('tr')?.hasAttribute('data-dim')).toBe(true)
  expect(foot()[0]).toBe('2 streams')
  expect(foot()[5]).toBe('3,840,894')
})

test('nothing gone: no table for it', () => {
  renderWith(sampleSnapshot(), <StreamsView writable={['APP']} />, COLUMNS)
  expect(screen.queryByRole('table', { name: 'Streams that are gone' })).toBeNull()
})

test('assigned and held by nobody: a row whose copies are not known', () => {
  const unheld = {
    leader: null,
    replicas: [],
    replicasWanted: null,
    messages: null,
    observedAt: null,
    via: null,
  }
  const s = change(sampleSnapshot(), 'ORDERS', {
    ...unheld,
    unheldSince: '2026-11-22T14:02:05.000Z',
    spread: { servers: 0, azs: 0, regions: 0 },
    quorum: { needed: 1, online: 0, margin: -1 },
  })
  renderWith(s, <StreamsView writable={['APP']} />, COLUMNS)
  expect(row('ORDERS').slice(3, 12)).toEqual([
    'rg2  R?',
    '6',
    '–',
    '1.0 GiB',
    '0',
    '0',
    'not known',
    '–',
    'no leader',
  ])
  expect(foot()[5]).toBe('≥ 1,920,447')
})
