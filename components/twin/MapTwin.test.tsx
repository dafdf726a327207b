// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import type { Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { MapTwin } from './MapTwin'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }), usePathname: () => '/map' }))
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
