// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { ServerState } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { USUAL_VIEW } from '@/lib/graph/density'
import { layout as layoutOf } from '@/lib/graph/layout'
import type { PanZoom } from '@/lib/graph/pan-zoom'
import { topologyOf } from '@/lib/graph/topology'
import { MiniMap } from './MiniMap'

const now = vi.hoisted(() => ({ snapshot: null as unknown }))
vi.mock('@/components/live/SnapshotProvider', () => ({ useSnapshot: () => now.snapshot }))
afterEach(cleanup)

const sample = sampleSnapshot()
const layout = layoutOf(topologyOf(sample), USUAL_VIEW)
const panZoom: Partial<PanZoom> = {
  looksAt: () => ({ x: 0, y: 0, k: 2 }),
  view: () => ({ w: 500, h: 300 }),
  subscribe: () => () => {},
}

/** Tone of each region's outline, and whether it has the shape of a state. */
function drawn(states: Record<string, ServerState>) {
  const servers = sample.servers.map((s) => ({ ...s, state: states[s.key] ?? s.state }))
  now.snapshot = { ...sample, servers }
  const troubled = servers.filter((s) => !['up', 'leaving'].includes(s.state)).map((s) => s.region)
  const { container } = render(
    <MiniMap layout={layout} panZoom={panZoom as PanZoom} labels={new Map()} troubled={new Set(troubled)} />,
  )
  return [...container.querySelectorAll('svg > g')].map((g) => [
    g.querySelector('text')?.textContent,
    /crit|warn/.exec(g.getAttribute('class') ?? '')?.[0] ?? null,
    g.querySelector('g') !== null,
  ])
}

test('each region has the tone of its worst state, as its frame has', () => {
  expect(drawn({})).toEqual([
    ['rg1', null, false],
    ['rg2', null, false],
    ['rg3', null, false],
  ])
  expect(
    drawn({ 'rg1-az1': 'silent', 'rg2-az1': 'down', 'rg2-az2': 'silent', 'rg3-az1': 'leaving' }),
  ).toEqual([
    ['rg1', 'warn', true],
    ['rg2', 'crit', true],
    ['rg3', 'warn', false],
  ])
})
