// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { loadEngine } from '@/components/filter/load-engine'
import { renderWith } from '@/components/live/render-with'
import type { LeafnodeRow, Leafnodes } from '@/lib/domain/leafnodes'
import { sampleSnapshot } from '@/lib/domain/sample'
import { LeafnodesView } from './LeafnodesView'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const leaf = (over: Partial<LeafnodeRow>): LeafnodeRow => ({
  ...{ server: 'rg1-az1', peer: null, name: 'edge-1', account: 'APP', isSpoke: false, host: '10.0.0.9' },
  ...{ address: '10.0.0.9:4000', cid: 6, rttMs: 1.5, subscriptions: 5, inMsgs: 1200, outMsgs: 3 },
  ...{ inBytes: 2048, outBytes: 10, compression: 's2_fast', via: 'rg1-az1' },
  observedAt: '2026-11-22T14:03:00.000Z',
  ...over,
})
const draw = (answer: Partial<Leafnodes>, search = '') => {
  const body = { at: '2026-11-22T14:03:05.000Z', rows: [], untold: [], ...answer }
  vi.stubGlobal('fetch', async () => Response.json(body))
  return renderWith(sampleSnapshot(), <LeafnodesView />, search)
}
const cells = (name: RegExp) =>
  within(screen.getByRole('row', { name }))
    .getAllByRole('cell')
    .map((cell) => cell.textContent)

test('a row a connection: what both ends are called, what goes through it, and since when that was told', async () => {
  draw({ rows: [leaf({}), leaf({ cid: 7, name: 'rg2-az1', peer: 'rg2-az1', isSpoke: true })] })
  await screen.findByText('2 connections on 1 server')
  expect(cells(/^rg1-az1 edge-1/).slice(0, 10)).toEqual([
    ...['edge-1', 'APP', '10.0.0.9:4000', '1.5 ms', '1,200', '3', '2.0 KiB', '10 B', '5', 's2_fast'],
  ])
  expect(screen.getByRole('row', { name: /^rg1-az1 edge-1/ }).textContent).toContain('no')
  expect(screen.getByText('edge-1').title).toBe('it does not answer $SYS itself')
  expect(screen.getByRole('link', { name: 'rg2-az1' }).getAttribute('href')).toBe('/servers/rg2-az1')
  expect(screen.getByText('2,400')).toBeTruthy()
})

test('an account that is a key is cut in the middle, and whole on hover', async () => {
  const account = 'ACM4AOCZEJ3QWYNQRBSGP4KOVRUM5QYYD4AHXKQJ4FLTLMCWHHZ7CAFE'
  draw({ rows: [leaf({ account })] })
  expect((await screen.findByText('ACM4AOCZEJ…CWHHZ7CAFE')).title).toBe(account)
})

test('what a version does not tell is said so, never 0', async () => {
  const old = leaf({ name: null, isSpoke: null, compression: null, cid: null })
  draw({ rows: [old] })
  await screen.findByText('1 connection on 1 server')
  const untold = screen.getAllByRole('cell').filter((cell) => cell.textContent === '–')
  expect(untold.map((cell) => cell.title)).toEqual(Array(3).fill('not reported by 2.15.1'))
})

test('none at all, and none of those that told: two different things', async () => {
  draw({})
  expect(await screen.findByRole('heading', { name: 'No leafnodes' })).toBeTruthy()
  expect(screen.getByText('None of the 12 servers that are known has a leafnode connection.')).toBeTruthy()
  cleanup()
  draw({ untold: ['rg2-az1'] })
  expect(await screen.findByText(/11 have no leafnode connection; rg2-az1 has not told\./)).toBeTruthy()
  cleanup()
  draw({ untold: sampleSnapshot().servers.map((s) => s.key) })
  expect(await screen.findByRole('heading', { name: 'Leafnodes are not reported' })).toBeTruthy()
})

test('find and hide go by the server that tells; a press selects it', async () => {
  await loadEngine()
  const rows = [leaf({}), leaf({ server: 'rg2-az1', name: 'edge-2' })]
  draw({ rows }, '?find=cluster%3Drg2')
  fireEvent.click(await screen.findByText('edge-2'))
  await vi.waitFor(() =>
    expect(screen.getByRole('row', { name: /edge-2/ }).getAttribute('aria-current')).toBe('true'),
  )
  expect(screen.queryByText('edge-1')).toBeNull()
  cleanup()
  draw({ rows }, '?find=cluster%3Dxr')
  expect(await screen.findByText(/Find passes over all 2 servers with leafnodes\./)).toBeTruthy()
})
