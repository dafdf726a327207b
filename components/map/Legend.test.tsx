// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { NuqsTestingAdapter } from 'nuqs/adapters/testing'
import { afterEach, expect, test, vi } from 'vitest'
import type { Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { scopedTopology } from '@/lib/graph/scope'
import { topologyOf } from '@/lib/graph/topology'
import { Legend } from './Legend'
import { clusterKeys, streamKeys } from './legend-keys'
import { mapModel } from './mapModel'
import { overlaysOf } from './overlays'

afterEach(cleanup)

const LAYERS = ['gateways', 'ribbons'] as const
const onLayer = vi.fn()

function Drawn({ snapshot, pins }: { snapshot: Snapshot; pins: string[] }) {
  return (
    <NuqsTestingAdapter>
      <Legend
        layers={LAYERS}
        onLayer={onLayer}
        counts={[6, 0, 1, 0]}
        clusters={clusterKeys(topologyOf(snapshot), mapModel(snapshot))}
        streams={streamKeys(overlaysOf(snapshot, null, pins))}
        Capsules={null}
        drawn={6}
        notDrawn={0}
        left={0}
        leaving={0}
      />
    </NuqsTestingAdapter>
  )
}

test('a new snapshot that says nothing new to it writes nothing into the legend', async () => {
  const snapshot = sampleSnapshot()
  const { rerender, container } = render(<Drawn snapshot={snapshot} pins={['APP/ORDERS']} />)
  const observer = new MutationObserver(() => {})
  observer.observe(container, { subtree: true, childList: true, characterData: true, attributes: true })
  const next = structuredClone({ ...snapshot, seq: snapshot.seq + 1 })
  rerender(<Drawn snapshot={next} pins={['APP/ORDERS']} />)
  expect(observer.takeRecords()).toEqual([])
  rerender(<Drawn snapshot={next} pins={[]} />)
  expect(observer.takeRecords()).not.toEqual([])
})

test('it lists the clusters of the map: in a scope those with a server there', () => {
  const snapshot = sampleSnapshot()
  const model = mapModel(snapshot)
  const scoped = scopedTopology(topologyOf(snapshot), { kind: 'region', region: 'rg2' })
  expect(clusterKeys(topologyOf(snapshot), model).map(([name]) => name)).toEqual(['rg1', 'rg2', 'rg3', 'xr'])
  expect(clusterKeys(scoped, model).map(([name]) => name)).toEqual(['rg2', 'xr'])
})
