// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { loadEngine } from '@/components/filter/load-engine'
import { renderWith } from '@/components/live/render-with'
import type { Server, Snapshot, Stream } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { PlacementView } from './PlacementView'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const grid = () => screen.getByRole('grid', { name: 'Placement of streams on servers' })
/** The testing library takes the cells of a grid for those of a table. */
const cell = (name: string | RegExp) => within(grid()).getByRole('cell', { name })
const names = () =>
  within(grid())
    .getAllByRole('rowheader')
    .map((th) => th.textContent)

function change(s: Snapshot, name: string, over: (stream: Stream) => Partial<Stream>): Snapshot {
  return { ...s, streams: s.streams.map((x) => (x.name === name ? { ...x, ...over(x) } : x)) }
}

const lost = change(sampleSnapshot(), 'ORDERS', (s) => ({
  replicas: s.replicas.map((r) => (r.server === 'rg2-az1' ? { ...r, state: 'offline' as const } : r)),
  quorum: { needed: 2, online: 2, margin: 0 },
}))

test('a cell says what of the stream lies on the server; rows are grouped by cluster', () => {
  renderWith(sampleSnapshot(), <PlacementView />)
  expect(cell('ORDERS on rg2-az3, leader')).toBeTruthy()
  expect(cell('ORDERS on rg2-az1, follower')).toBeTruthy()
  expect(cell('EVENTS on rg3-az3-x, leader')).toBeTruthy()
  expect(within(grid()).getAllByRole('cell', { name: / on / })).toHaveLength(6)
  expect(names()).toEqual(['rg2 1 stream', 'ORDERS', 'xr 1 stream', 'EVENTS'])
  expect(screen.getByText('2 streams on 12 servers')).toBeTruthy()
})

test('heads tell cluster order, region, AZ, counts and skew', () => {
  renderWith(sampleSnapshot(), <PlacementView />)
  const heads = within(grid())
    .getAllByRole('columnheader')
    .map((th) => th.getAttribute('aria-label') ?? th.textContent)
  expect(heads.slice(0, 3)).toEqual(['rg1 4 of 4 answer', 'rg2 4 of 4 answer', 'rg3 4 of 4 answer'])
  expect(heads).toContain('rg2-az3, up, leads 1, follows 0, 100 % above the mean')
  expect(heads).toContain('rg1-az1, up, leads 0, follows 0, 100 % below the mean')
  expect(heads.filter((h) => h === 'az 1')).toHaveLength(3)
})

test('too few replicas: on top, the cell is offline, the margin is at risk', () => {
  renderWith(lost, <PlacementView />)
  expect(names().slice(0, 2)).toEqual(['No leader or too few replicas 1 stream', 'ORDERS'])
  const row = cell('ORDERS on rg2-az1, offline').closest('tr')
  expect(row?.dataset.trouble).toBe('warning')
  expect(row?.textContent).toContain('0, at risk')
})

test('only affected leaves the healthy out, and says when there is none', async () => {
  const view = renderWith(lost, <PlacementView />, '?show=affected&group=name')
  expect(names()).toEqual(['No leader or too few replicas 1 stream', 'ORDERS'])
  view.unmount()
  renderWith(sampleSnapshot(), <PlacementView />, '?show=affected')
  expect(screen.getByRole('heading', { name: 'No stream is affected' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Show all streams' }))
  await vi.waitFor(() => expect(grid()).toBeTruthy())
})

test('a replica that lags shows how far; one fewer than wanted is counted', () => {
  const s = change(sampleSnapshot(), 'ORDERS', (o) => ({
    replicas: o.replicas
      .filter((r) => r.server !== 'rg2-az1')
      .map((r) => (r.server === 'rg2-az2' ? { ...r, state: 'lagging' as const, lag: 38 } : r)),
  }))
  renderWith(s, <PlacementView />)
  expect(cell('ORDERS on rg2-az2, follower, 38 operations behind').textContent).toBe('38')
  expect(cell('2/3').title).toBe('3 wanted, 2 assigned, 1 not there')
})

test('a server that is silent keeps its column; a peer that nobody knows gets one', () => {
  const s = change(sampleSnapshot(), 'ORDERS', (o) => ({
    replicas: [
      ...o.replicas,
      { server: 'unknown peer abc', role: 'follower', state: 'missing', lag: null, activeMs: null },
    ],
  }))
  s.servers = s.servers.map((x): Server => (x.key === 'rg2-az1' ? { ...x, state: 'silent' } : x))
  renderWith(s, <PlacementView />)
  expect(
    within(grid()).getByRole('columnheader', { name: /^rg2-az1, silent, leads 0, follows 1/ }),
  ).toBeTruthy()
  expect(within(grid()).getByRole('columnheader', { name: 'rg2 3 of 4 answer' })).toBeTruthy()
  expect(cell('ORDERS on unknown peer abc, missing')).toBeTruthy()
  expect(within(grid()).getByRole('columnheader', { name: 'not in the roster' })).toBeTruthy()
})

test('one tab stop; arrows walk cells and heads and skip the titles of groups; Enter selects', async () => {
  renderWith(sampleSnapshot(), <PlacementView />)
  const stops = () => [...grid().querySelectorAll<HTMLElement>('[tabindex="0"]')]
  expect(stops().map((e) => e.textContent)).toEqual(['ORDERS'])
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? grid(), { key })
  stops()[0]?.focus()
  press('ArrowDown')
  expect(document.activeElement?.textContent).toBe('EVENTS')
  press('End')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('EVENTS on rg3-az3-x, leader')
  press('ArrowUp')
  press('ArrowUp')
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^rg3-az3-x, up/)
  expect(stops()).toHaveLength(1)
  press('Enter')
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-selected')).toBe('true'))
})

test('a click on a cell selects its stream', async () => {
  renderWith(sampleSnapshot(), <PlacementView />)
  fireEvent.click(cell('ORDERS on rg2-az3, leader'))
  await vi.waitFor(() =>
    expect(within(grid()).getByRole('row', { selected: true }).textContent).toContain('ORDERS'),
  )
})

test('pointing at a cell tells what it means and lights its column; leaving takes both away', () => {
  renderWith(lost, <PlacementView />)
  fireEvent.mouseOver(cell('ORDERS on rg2-az1, offline'))
  expect(screen.getByText(/^told by its leader rg2-az3/)).toBeTruthy()
  expect(screen.getByText('store 12% of 10.0 GiB · az:1')).toBeTruthy()
  fireEvent.mouseOver(cell('ORDERS on rg2-az2, follower'))
  expect(screen.getByText('the leader had heard it 0.20 s before')).toBeTruthy()
  fireEvent.mouseLeave(grid())
  expect(screen.queryByText(/^told by its leader/)).toBeNull()
})

test('find keeps streams and dims the other servers; hide takes columns away; nothing left says so', async () => {
  await loadEngine()
  const view = renderWith(sampleSnapshot(), <PlacementView />, '?find=cluster%3Drg2')
  expect(names()).toEqual(['rg2 1 stream', 'ORDERS'])
  const head = (name: RegExp) => within(grid()).getByRole('columnheader', { name })
  expect(head(/^rg1-az1, up/).hasAttribute('data-faded')).toBe(true)
  expect(head(/^rg2-az1, up/).hasAttribute('data-faded')).toBe(false)
  view.unmount()
  const hidden = renderWith(sampleSnapshot(), <PlacementView />, '?hide=server%3Drg2-az1')
  expect(within(grid()).queryByRole('columnheader', { name: /^rg2-az1,/ })).toBeNull()
  expect(within(grid()).queryByRole('columnheader', { name: 'not in the roster' })).toBeNull()
  expect(screen.getByText(/on 11 servers/)).toBeTruthy()
  hidden.unmount()
  renderWith(sampleSnapshot(), <PlacementView />, '?find=stream%3DNONE')
  expect(screen.getByRole('heading', { name: 'No stream is left' })).toBeTruthy()
})

test('a choice in the address that cannot be used is named and can be dismissed', async () => {
  renderWith(sampleSnapshot(), <PlacementView />, '?group=colour')
  expect(screen.getByRole('status').textContent).toContain('“colour”')
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  await vi.waitFor(() => expect(screen.queryByRole('status')).toBeNull())
})

test('no streams: says so and leads to the form; nobody answered: does not claim that there are none', () => {
  const none = { ...sampleSnapshot(), streams: [] }
  const view = renderWith(none, <PlacementView />)
  expect(screen.getByRole('link', { name: 'Create one' }).getAttribute('href')).toBe('/streams/new')
  view.unmount()
  renderWith({ ...none, coverage: { ...none.coverage, answered: 0 } }, <PlacementView />)
  expect(screen.getByRole('heading', { name: 'No stream is known' })).toBeTruthy()
})

test('of 10,000 streams on 1,200 servers only a screenful is drawn, and all are counted', () => {
  const s = sampleSnapshot()
  const [server] = s.servers
  const [stream] = s.streams
  if (!server || !stream) throw new Error('the sample is empty')
  const id = (n: number) => String(n).padStart(5, '0')
  const servers = Array.from({ length: 1200 }, (_, i) => ({ ...server, key: `s${id(i)}`, name: `s${id(i)}` }))
  const streams = Array.from({ length: 10_000 }, (_, i) => ({ ...stream, name: `S${id(i)}` }))
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1440)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900)
  renderWith({ ...s, servers, streams }, <PlacementView />, '?group=name')
  expect(grid().getAttribute('aria-rowcount')).toBe('10003')
  // The servers of the sample's regions are gone from the roster; its streams still lie on three of them.
  expect(grid().getAttribute('aria-colcount')).toBe('1208')
  const drawn = grid().querySelectorAll('td').length
  expect(drawn).toBeGreaterThan(500)
  expect(drawn).toBeLessThan(6000)
}, 30_000)
