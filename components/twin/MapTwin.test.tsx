// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { loadEngine } from '@/components/filter/load-engine'
import { renderWith } from '@/components/live/render-with'
import type { Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { MapTwin } from './MapTwin'

const address = vi.hoisted(() => ({ search: '' }))
vi.mock('next/navigation', () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => '/map',
  useSearchParams: () => new URLSearchParams(address.search),
}))
afterEach(cleanup)

const sample = sampleSnapshot()
/** Links of these pairs (`from>to`) have so many connections; null: nobody reports them. */
const links = (of: Record<string, number | null>): Snapshot => ({
  ...sample,
  gateways: sample.gateways.flatMap((g) => {
    const connected = of[`${g.from}>${g.to}`]
    return connected === null ? [] : [{ ...g, connected: connected ?? g.connected }]
  }),
})
const cells = (table: string, name: string) =>
  within(
    within(screen.getByRole('table', { name: table })).getByRole('row', { name: new RegExp(`^${name} `) }),
  )
    .getAllByRole('cell')
    .map((cell) => cell.textContent)

test('each direction of a pair is told, and what is wrong with it', () => {
  renderWith(links({ 'rg1>rg2': 0, 'rg2>xr': 2, 'rg3>xr': null, 'rg1>rg3': 0, 'rg3>rg1': 0 }), <MapTwin />)
  expect(cells('Gateway pairs', 'rg1 and rg2').slice(0, 3)).toEqual(['0/3', '3/3', 'rg1 to rg2 broken'])
  expect(cells('Gateway pairs', 'rg2 and xr').slice(0, 3)).toEqual(['2/3', '3/3', 'rg2 to xr part'])
  expect(cells('Gateway pairs', 'rg3 and xr').slice(0, 3)).toEqual(['–', '3/3', 'rg3 to xr not reported'])
  expect(cells('Gateway pairs', 'rg1 and rg3').slice(0, 3)).toEqual(['0/3', '0/3', 'broken'])
  expect(cells('Gateway pairs', 'rg2 and rg3')[2]).toBe('whole')
})

test('a pair that is called by the direction nobody reports is selected all the same', () => {
  renderWith(links({ 'rg3>xr': null }), <MapTwin />, '?sel=gateway:rg3%3Exr')
  const row = screen.getByRole('row', { name: /^rg3 and xr / })
  expect(row.getAttribute('aria-current')).toBe('true')
})

test('the tree tells the state, the crown, leaders and followers, and the role in the chosen stream', () => {
  renderWith(sample, <MapTwin />, '?sel=stream:APP/ORDERS')
  const tree = within(screen.getByRole('treegrid'))
  const texts = (name: RegExp) =>
    [...tree.getByRole('row', { name }).querySelectorAll('td')].map((cell) => cell.textContent)
  const meta = sample.meta.leader ?? ''
  expect(texts(new RegExp(`^${meta} `))[2]).toContain('leader')
  expect(texts(/^rg2-az3 /)).toEqual(['up', 'rg2', '', '1', '0', expect.stringMatching(/%$/), ' leader'])
  expect(texts(/^rg2-az1 /).at(-1)).toBe(' follower')
  expect(texts(/^rg1-az2 /).at(-1)).toBe('–')
  expect(texts(/^rg2 /).at(-1)).toBe('3 of 3, leader')
  expect(cells('Clusters of the map', 'xr').slice(0, 3)).toEqual(['cross-region', '3 of 3', '3 regions'])
})

function drawTwin(search: string, snapshot = sample) {
  address.search = search
  return renderWith(snapshot, <MapTwin />, search)
}
const level = (n: number) =>
  screen.queryAllByRole('row').filter((r) => r.getAttribute('aria-level') === String(n))
const asides = () =>
  screen.getAllByRole('heading', { level: 2 }).map((h) => h.nextElementSibling?.textContent)

test('a scope narrows every table, and each says so', async () => {
  drawTwin('?scope=rg1')
  expect(screen.getByRole('navigation', { name: 'Scope of the map' }).textContent).toBe(`${sample.name}›rg1`)
  expect(screen.getByText('1 region · 2 clusters · 4 servers')).toBeTruthy()
  expect(level(3)).toHaveLength(4)
  expect(asides()).toEqual(['4 servers in rg1', '2 clusters in rg1', '1 pair in rg1, 4 lead out'])
  // Of a cluster that goes on elsewhere it says so.
  expect(cells('Clusters of the map', 'xr')[1]).toBe('1 of 1 here, 3 in all')
  expect(cells('Clusters of the map', 'rg1')[1]).toBe('3 of 3')
  fireEvent.click(screen.getByRole('button', { name: sample.name }))
  await vi.waitFor(() => expect(level(3)).toHaveLength(12))
  expect(asides()).toEqual(['12 servers', '4 clusters', '6 pairs'])
})

test('an AZ narrows further; gateways that lead out of it are told too', () => {
  drawTwin('?scope=rg1/2')
  expect(level(3).map((r) => r.querySelector('th')?.textContent)).toEqual(['rg1-az2'])
  expect(asides()).toEqual([
    '1 server in rg1 › az 2',
    '1 cluster in rg1 › az 2',
    '0 pairs in rg1 › az 2, 3 lead out',
  ])
})

test('hide counts what it leaves out of the scope, and no other', async () => {
  await loadEngine()
  drawTwin('?scope=rg1&hide=server~az1')
  expect(level(1)[0]?.textContent).toContain('4 of 4 answer · 2 hidden')
  cleanup()
  drawTwin('?scope=rg1/1&hide=server~az1')
  expect(screen.getByText(/Hide leaves out all 2 servers in rg1 › az 1\./)).toBeTruthy()
})

test('Enter on what is selected narrows to it; a scope that is gone is named and narrows nothing', async () => {
  drawTwin('?sel=region:rg2')
  const rg2 = screen.getByRole('row', { name: /^rg2 4 of 4/ })
  fireEvent.keyDown(rg2, { key: 'Enter' })
  await vi.waitFor(() => expect(level(3)).toHaveLength(4))
  expect(asides()[0]).toBe('4 servers in rg2')
  cleanup()
  drawTwin('?scope=mars')
  expect(screen.getByText('The scope “mars” is not in the present picture')).toBeTruthy()
  expect(level(3)).toHaveLength(12)
})

test('find and hide change nothing of what is told of a region; who is down says since when, as on the map', async () => {
  await loadEngine()
  const down = {
    ...sample,
    servers: sample.servers.map((s) =>
      s.key === 'rg1-az1-x' ? { ...s, state: 'down' as const, since: '2026-11-22T14:02:17.000Z' } : s,
    ),
  }
  const figures = () =>
    level(1).map((r) => [...r.querySelectorAll('td')].slice(3, 5).map((cell) => cell.textContent))
  const plain = drawTwin('', down)
  const all = figures()
  plain.unmount()
  drawTwin('?find=cluster%3Dxr&hide=tag:az%3D3', down)
  expect(figures()).toEqual(all)
  const state = (rows: HTMLElement[]) => rows.map((r) => r.querySelector('td')?.textContent)
  expect(state(level(1))).toEqual([
    '3 of 4 answer · 1 listed · 1 hidden ',
    '4 of 4 answer · 1 listed · 1 hidden ',
    '4 of 4 answer · 0 listed · 2 hidden ',
  ])
  expect(state(level(3))[0]).toMatch(/^down 4\d s$/)
})
