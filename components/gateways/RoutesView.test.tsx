// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import type { Server, Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { RoutesView } from './RoutesView'

afterEach(cleanup)

/** The sample where rg1-az1 is down: it tells nothing, and the two others have no route to it. */
function lost(): Snapshot {
  const s = sampleSnapshot()
  s.servers = s.servers.map((x): Server => (x.key === 'rg1-az1' ? { ...x, state: 'down' } : x))
  s.routes = s.routes
    .filter((r) => r.server !== 'rg1-az1')
    .map((r) => {
      const peers = r.peers.map((p) => (p.server === 'rg1-az1' ? { ...p, connected: false, rttMs: null } : p))
      return { ...r, peers }
    })
  return s
}

test('who does not answer says nothing of its routes, and what others lack for it is a warning', () => {
  renderWith(lost(), <RoutesView />)
  expect(
    screen.getByText('4 clusters · 22 ends expected, 20 connected · 1 server not answering'),
  ).toBeTruthy()
  const grid = screen.getByRole('grid', { name: /^Routes of rg1,/ })
  const cell = (name: string) => within(grid).getByRole('cell', { name })
  expect(cell('rg1-az1 to rg1-az2: does not answer').dataset.state).toBe('unknown')
  expect(cell('rg1-az2 to rg1-az1: no route').dataset.state).toBe('part')
  expect(cell('rg1-az2 to rg1-az3: connected, 0.3 ms').dataset.state).toBe('full')
  const pairs = screen.getByRole('table', { name: 'Routes that are not whole' })
  const rows = within(pairs)
    .getAllByRole('row')
    .slice(1)
    .map((r) => [...r.children].map((c) => c.textContent))
  expect(rows).toEqual(
    ['rg1-az2', 'rg1-az3'].map((other) => [
      `rg1-az1 and ${other}`,
      'rg1',
      'does not answer',
      'no route',
      'rg1-az1 is down',
    ]),
  )
})
