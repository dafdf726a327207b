// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import type { Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { ServersView } from './ServersView'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))
afterEach(cleanup)

function row(table: string, name: string) {
  const found = within(screen.getByRole('table', { name: table })).getByRole('rowheader', { name })
  return [...(found.closest('tr')?.children ?? [])].map((cell) => cell.textContent?.trim())
}
const foot = (table: string) =>
  [...screen.getByRole('table', { name: table }).querySelectorAll('tfoot td')].map((td) => td.textContent)
const heads = (table: string) =>
  within(screen.getByRole('table', { name: table }))
    .getAllByRole('columnheader')
    .map((th) => th.textContent)

/** The sample with the inbound ends that the servers of each target report. */
function whole(): Snapshot {
  const s = sampleSnapshot()
  for (const link of s.gateways) {
    link.servers.push(
      ...link.servers.map((end, i) => ({
        ...end,
        server: `${link.to}-az${i + 1}`,
        peer: end.server,
        direction: 'inbound' as const,
      })),
    )
  }
  return s
}

test('Server Overview has the columns of `nats server list` and its footer', () => {
  const cols = 'state,cluster,ip,version,js,conns,subs,routes,gws,mem,cpu,cores,slow,uptime,rtt'
  renderWith(whole(), <ServersView />, `?cols=name,${cols}`)
  const cli = [
    'Name',
    'Cluster',
    'IP',
    'Version',
    'JS',
    'Conns',
    'Subs',
    'Routes',
    'GWs',
    'Mem',
    'CPU',
    'Cores',
    'Slow',
    'Uptime',
    'RTT',
  ]
  expect(heads('Server Overview').filter((h) => cli.includes(h ?? ''))).toEqual(cli)
  expect(row('Server Overview', 'rg1-az1').slice(0, 8)).toEqual([
    'rg1-az1',
    'up',
    'rg1',
    '127.0.0.1',
    '2.15.1',
    'yes',
    '3',
    '154',
  ])
  expect(foot('Server Overview')).toEqual(
    expect.arrayContaining(['12 servers', '12 up', '4 clusters', '12', '3', '1,848', '204 MiB', '0']),
  )
})

test('the footer names what differs: versions, routes within a cluster, gateways; of who answers', () => {
  const s = whole()
  renderWith(s, <ServersView />)
  expect(foot('Server Overview').filter((text) => /differ|uneven/.test(text ?? ''))).toEqual([])
  cleanup()
  const change: Record<string, object> = {
    'rg1-az1': { version: '2.10.27' },
    'rg2-az1': { routes: 4 },
    'rg3-az1': { gateways: 2 },
    'rg3-az2': { state: 'down', routes: 1, gateways: 0 },
  }
  for (const server of s.servers) Object.assign(server, change[server.key])
  renderWith(s, <ServersView />)
  const cells = [...screen.getByRole('table', { name: 'Server Overview' }).querySelectorAll('tfoot td')]
  const said = cells.flatMap((td) => (/differ|uneven/.test(td.textContent ?? '') ? [td] : []))
  expect(said.map((td) => [td.textContent, td.getAttribute('title')])).toEqual([
    ['differ', '2.10.27, 2.15.1'],
    ['uneven', 'rg2: 4, 8'],
    ['uneven', '2, 3'],
  ])
})

test('Cluster Overview counts connected ends in both directions', () => {
  renderWith(whole(), <ServersView />)
  expect(row('Cluster Overview', 'xr').slice(0, 6)).toEqual(['xr', '3', '9', '9', '0', 'cross-region'])
  expect(row('Cluster Overview', 'rg1').slice(0, 6)).toEqual(['rg1', '3', '9', '9', '3', 'rg1'])
  expect(row('Cluster Overview', 'xr').slice(6, 10)).toEqual([
    '1 2 3',
    'az:1 az:2 az:3 rg:1 rg:2 rg:3',
    'rg:',
    '2.15.1',
  ])
  expect(foot('Cluster Overview').slice(0, 6)).toEqual(['4 clusters', '12', '36', '36', '3', ''])
})

test('a server that is down keeps its row; sums without it are lower bounds that name it', () => {
  const s = whole()
  for (const server of s.servers) {
    if (server.key === 'rg2-az1')
      Object.assign(server, { state: 'down', why: 'our socket closed', rttMs: null })
  }
  renderWith(s, <ServersView />)
  expect(row('Server Overview', 'rg2-az1')[1]).toBe('down')
  expect(foot('Server Overview')).toEqual(
    expect.arrayContaining(['12 servers', '11 up', '≥ 1,694', '≥ 187 MiB']),
  )
  expect(screen.getByText('≥ 1,694').closest('td')?.title).toBe('without rg2-az1 (down)')
  expect(screen.getByText('1 down')).toBeTruthy()
})

test('what a version does not report is a dash that says so, not 0', () => {
  const s = whole()
  for (const server of s.servers) {
    if (server.key === 'rg2-az1') Object.assign(server, { version: '2.9.10', gateways: null })
  }
  renderWith(s, <ServersView />)
  const header = within(screen.getByRole('table', { name: 'Server Overview' })).getByRole('rowheader', {
    name: 'rg2-az1',
  })
  const cell = within(header.closest('tr') ?? header).getByTitle('not reported by 2.9.10')
  expect(cell.textContent).toBe('–')
})

test('a cluster whose servers report no gateways is not said to have 0', () => {
  renderWith({ ...whole(), gateways: [] }, <ServersView />)
  expect(row('Cluster Overview', 'xr').slice(1, 4)).toEqual(['3', '–', '–'])
})

test('the selection of the address marks its row', () => {
  renderWith(whole(), <ServersView />, '?sel=server:rg3-az3-x')
  expect(screen.getByRole('row', { current: true }).textContent).toContain('rg3-az3-x')
})
