// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { USUAL_VIEW } from '@/lib/graph/density'
import { layout } from '@/lib/graph/layout'
import { topologyOf } from '@/lib/graph/topology'
import { overlaysOf } from './overlays'
import { StreamOverlay } from './StreamOverlay'

afterEach(cleanup)

const whole = sampleSnapshot()
/** The sample where a stream has lost a replica for good. */
const short = (name: string): Snapshot => ({
  ...whole,
  streams: whole.streams.map((s) => (s.name === name ? { ...s, replicas: s.replicas.slice(1) } : s)),
})
const draw = (s: Snapshot, ...pins: string[]) =>
  render(
    <svg>
      <title>map</title>
      <StreamOverlay layout={layout(topologyOf(s), USUAL_VIEW)} overlays={overlaysOf(s, null, pins)} />
    </svg>,
  )
const images = () => screen.getAllByRole('img').map((g) => g.getAttribute('aria-label'))

test('every stream is named with where it lives and who leads it', () => {
  draw(whole, 'APP/ORDERS', 'APP/EVENTS')
  expect(images()).toEqual([
    'stream ORDERS of APP, in rg2, led by rg2-az3, followed by rg2-az1 and rg2-az2',
    'stream EVENTS of APP, in xr, led by rg3-az3-x, followed by rg1-az1-x and rg2-az2-x',
  ])
})

test.each(['ORDERS', 'EVENTS'])('a replica of %s that is wanted and lies nowhere is a ghost', (name) => {
  draw(short(name), `APP/${name}`)
  expect(images()).toContain(`1 replica of ${name} not placed`)
  expect(screen.getByText('1 not placed')).toBeTruthy()
})

test('what is not known is no ghost', () => {
  const unknown = { ...whole, streams: whole.streams.map((s) => ({ ...s, replicas: [] })) }
  draw(unknown, 'APP/ORDERS')
  expect(screen.queryByText(/not placed/)).toBeNull()
})
