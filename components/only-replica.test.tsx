// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import type { Snapshot, Stream } from '@/lib/domain/model'
import { placementCsv } from '@/lib/domain/placement-csv'
import { sampleSnapshot } from '@/lib/domain/sample'
import { ServerStreams } from './inspector/ServerStreams'
import { StreamPanel } from './inspector/StreamPanel'
import { PlacementView } from './placement/PlacementView'
import { ServerPage } from './servers/ServerPage'
import { StreamsView } from './streams/StreamsView'
import { MapTwin } from './twin/MapTwin'

vi.mock('next/navigation', () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => '/map',
  useSearchParams: () => new URLSearchParams(),
}))
afterEach(cleanup)

const sample = sampleSnapshot()
const [orders] = sample.streams.filter((s) => s.name === 'ORDERS')
if (!orders) throw new Error('the sample has no ORDERS')
const gone: Stream = {
  ...orders,
  leader: null,
  noLeaderSince: sample.at,
  replicasWanted: 1,
  replicas: [{ server: 'rg2-az1', role: 'follower', state: 'offline', lag: null, activeMs: null }],
  quorum: { needed: 1, online: 0, margin: -1 },
}
const snapshot: Snapshot = {
  ...sample,
  streams: [gone],
  servers: sample.servers.map((s) => (s.key === 'rg2-az1' ? { ...s, state: 'down' as const } : s)),
}
const server = snapshot.servers.find((s) => s.key === 'rg2-az1')
if (!server) throw new Error('the sample has no rg2-az1')

test('the lost replica of an R1 stream is its only one, in every view, and nobody follows it', () => {
  vi.stubGlobal('fetch', () => new Promise(() => {}))
  const shown = (view: React.ReactNode, search = '') => {
    cleanup()
    const { container } = renderWith(snapshot, view, search)
    expect(container.textContent).not.toContain('follower')
    return container.textContent
  }
  expect(shown(<StreamPanel stream={gone} />)).toContain('only replica, offline')
  expect(shown(<ServerStreams server={server} />)).toContain('leads 0 · follows 0 · the only replica of 1')
  expect(screen.getByRole('row').textContent).toContain('only replica, offline')
  expect(shown(<ServerPage name="rg2-az1" initial={null} />)).toContain(
    'leads 0, follows 0, the only replica of 1',
  )
  const here = within(screen.getByRole('table', { name: 'Streams on rg2-az1' }))
  expect(here.getByRole('row', { name: /^ORDERS / }).textContent).toContain('only replica')
  expect(shown(<MapTwin />, '?sel=stream:APP/ORDERS')).toContain('only replica, offline')
  shown(<StreamsView writable={[]} />)
  expect(screen.getAllByTitle('rg2-az1: only replica, offline')).not.toEqual([])
  cleanup()
  renderWith(snapshot, <PlacementView />)
  const grid = within(screen.getByRole('grid'))
  expect(grid.getByRole('cell', { name: 'ORDERS on rg2-az1, only replica, offline' })).toBeTruthy()
  expect(
    grid.getByRole('columnheader', { name: /^rg2-az1, down, leads 0, follows 0, the only replica of 1/ }),
  ).toBeTruthy()
  expect(placementCsv([gone], ['rg2-az1'], snapshot)).toContain('only replica offline')
})
