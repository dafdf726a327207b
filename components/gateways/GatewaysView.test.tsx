// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { loadEngine } from '@/components/filter/load-engine'
import { renderWith } from '@/components/live/render-with'
import { gatewayKey, type Server, type Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { GatewaysView } from './GatewaysView'

afterEach(cleanup)

const grid = () => screen.getByRole('grid', { name: 'Gateways, row sees column' })
/** The testing library takes the cells of a grid for those of a table. */
const cell = (name: string | RegExp) => within(grid()).getByRole('cell', { name })

/** The sample where xr has lost its links to rg2, and rg1-az1 its own. */
function oneWay(): Snapshot {
  const s = sampleSnapshot()
  s.gateways = s.gateways.map((g) => {
    const isCut = (server: string) =>
      gatewayKey(g) === 'xr>rg2' || (gatewayKey(g) === 'rg1>rg2' && server === 'rg1-az1')
    const servers = g.servers.map((e) =>
      isCut(e.server) ? { ...e, connected: false, rttMs: null } : { ...e, peer: `${g.to}-peer` },
    )
    const connected = servers.filter((e) => e.connected).length
    return { ...g, servers, connected, rttMs: connected === 0 ? null : g.rttMs }
  })
  return s
}

test('each direction is a cell of its own, in full words', () => {
  renderWith(sampleSnapshot(), <GatewaysView />)
  expect(cell('rg1 to xr: 3 of 3 connected, full, median 0.4 ms, 0.3 to 0.9').textContent).toBe(
    '3/3full0.4 ms0.3 to 0.9',
  )
  expect(within(grid()).getAllByRole('cell', { name: / connected, full/ })).toHaveLength(12)
  expect(cell('rg1, own cluster, routes 6 of 6 ends')).toBeTruthy()
  expect(screen.getByText('6 pairs · 12 directions · 36 links expected, 36 connected')).toBeTruthy()
  expect(screen.queryByRole('table', { name: 'Pairs that are not whole' })).toBeNull()
})

test('what is not whole stands above, worst first, and a click selects the worse direction', async () => {
  renderWith(oneWay(), <GatewaysView />)
  const pairs = screen.getByRole('table', { name: 'Pairs that are not whole' })
  expect(
    within(pairs)
      .getAllByRole('row')
      .slice(1)
      .map((tr) => [...tr.children].slice(0, 4).map((td) => td.textContent)),
  ).toEqual([
    ['rg2 and xr', '3/3', '0/3', 'one-way: xr does not see rg2'],
    ['rg1 and rg2', '2/3', '3/3', 'rg1-az1 has no link to rg2'],
  ])
  expect(cell('xr to rg2: 0 of 3 connected, broken').textContent).toContain('no RTT')
  fireEvent.click(within(pairs).getByRole('cell', { name: 'one-way: xr does not see rg2' }))
  await vi.waitFor(() =>
    expect(cell('xr to rg2: 0 of 3 connected, broken').getAttribute('aria-selected')).toBe('true'),
  )
})

test('a table that starts with the worst falls, and says that it does so only while it does', () => {
  renderWith(oneWay(), <GatewaysView />)
  const region = screen.getByRole('region', { name: 'Pairs that are not whole' })
  const head = within(region).getByRole('columnheader', { name: 'What is wrong' })
  expect(head.getAttribute('aria-sort')).toBe('descending')
  expect(within(region).getByText('2 of 6, worst first')).toBeTruthy()
  cleanup()
  renderWith(oneWay(), <GatewaysView />, '?sort=pair.asc')
  expect(screen.getByText('2 of 6')).toBeTruthy()
  expect(screen.queryByText(/worst first/)).toBeNull()
})

test('servers of a cluster open below it, with their peers', async () => {
  renderWith(oneWay(), <GatewaysView />)
  fireEvent.click(screen.getByRole('button', { name: 'Show the servers of rg1' }))
  await vi.waitFor(() => expect(cell('rg1-az1 to rg2: no link')).toBeTruthy())
  expect(cell('rg1-az2 to rg2: connected to rg2-peer, 0.4 ms')).toBeTruthy()
  expect(within(grid()).queryByRole('rowheader', { name: /^rg2-az1/ })).toBeNull()
})

test('all clusters open and close at once', async () => {
  renderWith(sampleSnapshot(), <GatewaysView />)
  fireEvent.click(screen.getByRole('button', { name: 'Servers' }))
  await vi.waitFor(() => expect(within(grid()).getAllByRole('rowheader')).toHaveLength(16))
  fireEvent.click(screen.getByRole('button', { name: 'Clusters' }))
  await vi.waitFor(() => expect(within(grid()).getAllByRole('rowheader')).toHaveLength(4))
})

test('the address opens clusters; one that does not exist is named', () => {
  renderWith(sampleSnapshot(), <GatewaysView />, '?open=xr,mars')
  expect(within(grid()).getByRole('rowheader', { name: 'rg3-az3-x, server, up' })).toBeTruthy()
  expect(screen.getByRole('status').textContent).toContain('“mars”')
})

test('separators that open nothing are named as they stand', async () => {
  renderWith(sampleSnapshot(), <GatewaysView />, '?open=,')
  expect(screen.getByText('No cluster with gateways is called “,”.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  await vi.waitFor(() => expect(screen.queryByText(/No cluster with gateways is called/)).toBeNull())
})

test('a server that is silent is a ghost that keeps its row, and nobody says that its links are gone', () => {
  const s = sampleSnapshot()
  s.servers = s.servers.map((x): Server => (x.key === 'rg1-az1' ? { ...x, state: 'silent' } : x))
  s.gateways = s.gateways.map((g) => {
    const servers = g.servers.map((e) =>
      e.server === 'rg1-az1' ? { ...e, connected: false, unanswered: true as const, rttMs: null } : e,
    )
    return { ...g, servers, connected: servers.filter((e) => e.connected).length }
  })
  s.routes = s.routes.filter((r) => r.server !== 'rg1-az1')
  renderWith(s, <GatewaysView />, '?open=rg1')
  expect(
    screen.getByText('6 pairs · 12 directions · 36 links expected, 33 connected · 3 not answering'),
  ).toBeTruthy()
  expect(cell('rg1-az1 to rg2: does not answer').textContent).toBe('does not answer')
  expect(cell(/^rg1 to rg2: 2 of 3 connected, 1 not answering, part, /).textContent).toMatch(
    /^2\/3part.*1 not answering$/,
  )
  expect(cell('rg1, own cluster, routes 4 of 4 ends')).toBeTruthy()
  const pairs = screen.getByRole('table', { name: 'Pairs that are not whole' })
  expect(within(pairs).getAllByRole('cell', { name: 'rg1-az1 is silent' })).toHaveLength(3)
  expect(within(grid()).getByRole('rowheader', { name: 'rg1, cluster, 2 of 3 servers up' })).toBeTruthy()
  expect(within(grid()).getByRole('rowheader', { name: 'rg1-az1, server, silent' })).toBeTruthy()
})

test('a direction that nobody reports is said to be so, never 0', () => {
  const s = sampleSnapshot()
  s.gateways = s.gateways.filter((g) => gatewayKey(g) !== 'xr>rg1')
  renderWith(s, <GatewaysView />, '?open=xr')
  expect(cell('xr to rg1: not reported').textContent).toBe('–not reported')
  expect(cell('rg1-az1-x to rg1: not reported')).toBeTruthy()
  expect(screen.getByText(/1 direction not reported/)).toBeTruthy()
})

test('hide takes cells and emptied clusters away, find dims the other cells; nothing left says so', async () => {
  await loadEngine()
  const view = renderWith(oneWay(), <GatewaysView />, '?hide=cluster%3Dxr')
  expect(within(grid()).queryByRole('rowheader', { name: /^xr,/ })).toBeNull()
  expect(within(grid()).getAllByRole('rowheader')).toHaveLength(3)
  const rows = within(screen.getByRole('table', { name: 'Pairs that are not whole' })).getAllByRole('row')
  expect(rows).toHaveLength(2)
  view.unmount()
  const found = renderWith(sampleSnapshot(), <GatewaysView />, '?find=cluster%3Dxr')
  expect(cell(/^rg1 to rg2: /).querySelector('[data-faded]')).not.toBeNull()
  expect(cell(/^rg1 to xr: /).querySelector('[data-faded]')).toBeNull()
  found.unmount()
  renderWith(sampleSnapshot(), <GatewaysView />, '?hide=cluster%7Er')
  expect(screen.getByRole('heading', { name: 'No link is left' })).toBeTruthy()
})

test('one tab stop; arrows walk, Enter selects, Space opens a cluster', async () => {
  renderWith(sampleSnapshot(), <GatewaysView />)
  const stops = () => [...grid().querySelectorAll<HTMLElement>('[tabindex="0"]')]
  expect(stops().map((e) => e.getAttribute('aria-label'))).toEqual(['rg1, cluster, 3 of 3 servers up'])
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? grid(), { key })
  stops()[0]?.focus()
  press(' ')
  await vi.waitFor(() => expect(within(grid()).getByRole('rowheader', { name: /^rg1-az3/ })).toBeTruthy())
  press('ArrowRight')
  press('ArrowRight')
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^rg1 to rg2: 3 of 3/)
  press('Enter')
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-selected')).toBe('true'))
  press('ArrowUp')
  press('ArrowUp')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('rg2, cluster, 3 of 3 servers up')
})

test('one cluster has no gateways; several without gateways say so', () => {
  const s = { ...sampleSnapshot(), gateways: [] }
  const view = renderWith({ ...s, clusters: s.clusters.slice(0, 1) }, <GatewaysView />)
  expect(screen.getByRole('heading', { name: 'One cluster, no gateways' })).toBeTruthy()
  view.unmount()
  renderWith(s, <GatewaysView />)
  expect(screen.getByRole('heading', { name: 'No gateway is reported' })).toBeTruthy()
})
