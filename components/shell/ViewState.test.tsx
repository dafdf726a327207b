// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AuditView } from '@/components/audit/AuditView'
import { GatewaysView } from '@/components/gateways/GatewaysView'
import { LeafnodesView } from '@/components/gateways/LeafnodesView'
import { RoutesView } from '@/components/gateways/RoutesView'
import { HealthView } from '@/components/health/HealthView'
import { JetStreamView } from '@/components/jetstream/JetStreamView'
import { renderWith } from '@/components/live/render-with'
import { MapView } from '@/components/map/MapView'
import { PlacementView } from '@/components/placement/PlacementView'
import { ServersView } from '@/components/servers/ServersView'
import { StreamsView } from '@/components/streams/StreamsView'
import { MapTwin } from '@/components/twin/MapTwin'
import type { Snapshot, Vantage } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'

vi.mock('next/navigation', () => ({
  useRouter: () => ({ push: vi.fn() }),
  useSearchParams: () => new URLSearchParams(),
  usePathname: () => '/map',
}))
beforeEach(() => vi.stubGlobal('fetch', async () => Response.json({ attempts: [], rows: [], untold: [] })))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const sample = sampleSnapshot()
const VIEWS: [string, ReactNode][] = [
  ['map', <MapView key="m" />],
  ['map as tables', <MapTwin key="x" />],
  ['placement', <PlacementView key="p" />],
  ['gateways', <GatewaysView key="g" />],
  ['routes', <RoutesView key="r" />],
  ['leafnodes', <LeafnodesView key="l" />],
  ['servers', <ServersView key="v" />],
  ['streams', <StreamsView key="t" writable={[]} />],
  ['jetstream', <JetStreamView key="j" />],
  ['health', <HealthView key="h" />],
  ['audit', <AuditView key="a" />],
]

/** Before anybody has answered, with vantages in this state. */
function before(change: Partial<Vantage> | null): Snapshot {
  const [vantage] = sample.coverage.vantages
  if (!vantage) throw new Error('sample without vantages')
  const vantages = change === null ? [] : [{ ...vantage, server: null, ...change }]
  return {
    ...sample,
    servers: [],
    clusters: [],
    regions: [],
    gateways: [],
    streams: [],
    findings: [],
    coverage: { expected: 0, answered: 0, silent: [], vantages, accounts: [] },
  }
}

test.each(VIEWS)('%s, no servers configured: what to write where', async (_, view) => {
  renderWith(before(null), view)
  expect(await screen.findByRole('heading', { name: 'No servers configured' })).toBeTruthy()
  expect(screen.getByText(/Name the servers .* in orrery\.json/)).toBeTruthy()
})

test.each(VIEWS)('%s, connecting: what it waits for', async (_, view) => {
  renderWith(before({ state: 'connecting', reason: null }), view)
  expect(await screen.findByRole('heading', { name: 'Connecting to NATS' })).toBeTruthy()
  expect(screen.getByText(/appears as soon as one server answers/)).toBeTruthy()
  expect(screen.getAllByRole('heading', { level: 1 }).length).toBe(1)
})

test.each(VIEWS)('%s, no connection: whom it tried, and why not', async (_, view) => {
  renderWith(before({ state: 'failed', reason: 'nats://h:4222 refused the user or password' }), view)
  expect(await screen.findByRole('heading', { name: 'No connection to NATS' })).toBeTruthy()
  expect(screen.getByText(/refused the user or password/)).toBeTruthy()
  expect(screen.getByText(/keeps trying, trying now\./)).toBeTruthy()
})

test.each(VIEWS)('%s, connected and nobody answers: the permissions that it takes', async (_, view) => {
  renderWith(before({ state: 'connected', reason: null }), view)
  expect(await screen.findByRole('heading', { name: 'Connected, but no server has answered' })).toBeTruthy()
  expect(screen.getByText(/must belong to the system account/)).toBeTruthy()
})

test.each(VIEWS.filter(([name]) => /placement|streams|jetstream/.test(name)))(
  '%s, no JetStream: who says so',
  (_, view) => {
    const none = { ...sample, streams: [], servers: sample.servers.map((s) => ({ ...s, jetstream: null })) }
    renderWith(none, view)
    expect(screen.getByRole('heading', { name: 'No JetStream' })).toBeTruthy()
    expect(screen.getByText(/None of the 12 servers that are known reports JetStream/)).toBeTruthy()
  },
)
