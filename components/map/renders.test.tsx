// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { NuqsTestingAdapter } from 'nuqs/adapters/testing'
import { type ComponentType, createRef, memo, Profiler } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { apply, diff } from '@/lib/domain/delta'
import type { Snapshot } from '@/lib/domain/model'
import { OPEN } from '@/lib/domain/query/sieve'
import { sampleSnapshot } from '@/lib/domain/sample'
import { USUAL_VIEW } from '@/lib/graph/density'
import { rememberedLayout, rememberedRoutes } from '@/lib/graph/remember'
import { topologyOf } from '@/lib/graph/topology'
import { MapCanvas } from './MapCanvas'
import { mapModel } from './mapModel'
import { overlaysOf } from './overlays'

/** What React rendered anew, by kind and key; the marks themselves are the real ones. */
const rendered = vi.hoisted(() => [] as string[])

interface Memoised<P> {
  type: ComponentType<P>
  compare: ((a: P, b: P) => boolean) | null
}
function counted<P extends object>(kind: string, mark: unknown, keyOf: (props: P) => string) {
  const { type: Inner, compare } = mark as Memoised<P>
  return memo(function Counted(props: P) {
    return (
      <Profiler id={`${kind} ${keyOf(props)}`} onRender={(id) => rendered.push(id)}>
        <Inner {...props} />
      </Profiler>
    )
  }, compare ?? undefined)
}
vi.mock('./ServerCard', async (original) => {
  const real = await original<typeof import('./ServerCard')>()
  return {
    ...real,
    ServerCard: counted('server', real.ServerCard, (p: { server: { key: string } }) => p.server.key),
  }
})
vi.mock('./Band', async (original) => {
  const real = await original<typeof import('./Band')>()
  return { ...real, Band: counted('band', real.Band, (p: { box: { id: string } }) => p.box.id) }
})
vi.mock('./RegionFrame', async (original) => {
  const real = await original<typeof import('./RegionFrame')>()
  return {
    ...real,
    RegionFrame: counted('region', real.RegionFrame, (p: { box: { id: string } }) => p.box.id),
  }
})
vi.mock('./GatewayBundle', async (original) => {
  const real = await original<typeof import('./GatewayBundle')>()
  return {
    ...real,
    GatewayBundle: counted('bundle', real.GatewayBundle, (p: { bundle: { id: string } }) => p.bundle.id),
  }
})

afterEach(cleanup)
beforeEach(() => {
  rendered.length = 0
})

const layoutOf = rememberedLayout()
const routesOf = rememberedRoutes()
const LAYERS = new Set(['gateways', 'ribbons'] as const)
const refs = { svgRef: createRef<SVGSVGElement>(), sceneRef: createRef<SVGGElement>() }
const calls = { onPress: vi.fn(), onPressTwice: vi.fn(), onShowHidden: vi.fn(), onReach: vi.fn() }

function Drawn({ snapshot, pins }: { snapshot: Snapshot; pins: string[] }) {
  const topology = topologyOf(snapshot)
  const layout = layoutOf(topology, USUAL_VIEW)
  const shown = {
    layout,
    bundles: routesOf(layout, topology.pairs),
    passedOver: new Set<string>(),
    hidden: [],
  }
  return (
    <NuqsTestingAdapter>
      <MapCanvas
        {...refs}
        {...calls}
        snapshot={snapshot}
        model={mapModel(snapshot)}
        shown={shown}
        rests={[]}
        layers={LAYERS}
        sieve={OPEN}
        capsules={null}
        selection={null}
        overlays={overlaysOf(snapshot, null, pins)}
        measured
        firstPart={undefined}
        expected={USUAL_VIEW}
      />
    </NuqsTestingAdapter>
  )
}

/** What one delta, as it comes over the line, renders anew. */
function afterDelta(change: (s: Snapshot) => Snapshot, pins: string[] = []): string[] {
  const before = sampleSnapshot()
  const { rerender } = render(<Drawn snapshot={before} pins={pins} />)
  expect(rendered.filter((id) => id.startsWith('server '))).toHaveLength(12)
  rendered.length = 0
  const delta = diff(before, change({ ...before, seq: before.seq + 1 }))
  if (!delta) throw new Error('nothing changed')
  rerender(<Drawn snapshot={apply(before, JSON.parse(JSON.stringify(delta)))} pins={pins} />)
  return [...rendered].sort()
}

test('a delta that changes one server renders one card, its band and its region', () => {
  const fuller = (s: Snapshot): Snapshot => ({
    ...s,
    servers: s.servers.map((v) => (v.key === 'rg2-az1' ? { ...v, cpu: 99 } : v)),
  })
  expect(afterDelta(fuller)).toEqual(['band rg2', 'region rg2', 'server rg2-az1'])
})

const moved = (s: Snapshot): Snapshot => ({
  ...s,
  streams: s.streams.map((stream) =>
    stream.name !== 'ORDERS'
      ? stream
      : {
          ...stream,
          leader: 'rg2-az1',
          replicas: stream.replicas.map((r) =>
            r.server === 'rg2-az2' ? r : { ...r, role: r.server === 'rg2-az1' ? 'leader' : 'follower' },
          ),
        },
  ),
})

test('a leader that moves renders its two cards, and no other', () => {
  expect(afterDelta(moved)).toEqual(['server rg2-az1', 'server rg2-az3'])
})

test('pinned too: the third replica is sent anew, and says the same', () => {
  expect(afterDelta(moved, ['APP/EVENTS', 'APP/ORDERS'])).toEqual(['server rg2-az1', 'server rg2-az3'])
})

test('a link that breaks renders its bundle alone', () => {
  const cut = (s: Snapshot): Snapshot => ({
    ...s,
    gateways: s.gateways.map((g) => (g.from === 'xr' && g.to === 'rg2' ? { ...g, connected: 0 } : g)),
  })
  expect(afterDelta(cut)).toEqual(['bundle rg2>xr'])
})
