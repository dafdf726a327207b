// @vitest-environment happy-dom
import { cleanup } from '@testing-library/react'
import { NuqsTestingAdapter } from 'nuqs/adapters/testing'
import { afterEach, expect, test, vi } from 'vitest'
import type { Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { SuperclusterPanel } from './inspector/SuperclusterPanel'
import { renderWith } from './live/render-with'
import { regionAnswers } from './map/head-words'
import { Legend } from './map/Legend'
import { regionName } from './map/names'
import { PlacementView } from './placement/PlacementView'
import { CoveragePill } from './shell/CoveragePill'
import { MapTwin } from './twin/MapTwin'

vi.mock('next/navigation', () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => '/map',
  useSearchParams: () => new URLSearchParams(),
}))
afterEach(cleanup)

/** 1,200 servers of one region, every one of which answers and is in the meta group. */
const sample = sampleSnapshot()
const [server] = sample.servers
if (!server) throw new Error('the sample is empty')
const servers = Array.from({ length: 1200 }, (_, i) => ({ ...server, key: `s-${i}`, name: `s-${i}` }))
const snapshot: Snapshot = {
  ...sample,
  servers,

  clusters: sample.clusters.slice(0, 1).map((c) => ({ ...c, servers: servers.map((s) => s.key) })),
  gateways: [],
  streams: [],
  coverage: { ...sample.coverage, expected: 1200, answered: 1200, silent: [] },
  meta: { ...sample.meta, size: 1200, quorum: 601, online: 1200, margin: 599, peers: [] },
}
const nothing = () => {}

test('counts of a thousand and more have their separator, wherever they stand', () => {
  const said = (view: React.ReactNode) => {
    cleanup()
    const { container } = renderWith(snapshot, <NuqsTestingAdapter>{view}</NuqsTestingAdapter>)
    const words = container.textContent ?? ''
    expect(words).not.toMatch(/(?<![\w-])1200\b/)
    return words
  }
  expect(said(<CoveragePill onOpen={nothing} />)).toContain('1,200 of 1,200 answered')
  const panel = said(<SuperclusterPanel />)
  expect(panel).toContain('1,200 of 1,200 answered')
  expect(panel).toContain('1,200/601 +599')
  expect(panel).toContain('needs 601 of 1,200')
  expect(said(<MapTwin />)).toContain('1,200 of 1,200')
  said(<PlacementView />)
  const legend = (
    <Legend
      layers={[]}
      onLayer={nothing}
      counts={[3540, 0, 11_400, 0]}
      clusters={[]}
      streams={[]}
      Capsules={null}
      drawn={6}
      notDrawn={0}
      left={0}
      leaving={0}
    />
  )
  expect(said(legend)).toContain('11,400')
  expect(regionAnswers(servers, 1200)).toEqual(['1,200 of 1,200 answer'])
  expect(regionName('rg1', servers, 1100)).toBe(
    'rg1, region, 1,200 of 1,200 servers answer, 1,100 of its 1,200 servers shown',
  )
})
