// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react'
import { useLayoutEffect } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { USUAL_VIEW } from '@/lib/graph/density'
import type { Look, Size } from '@/lib/graph/fit'
import { layout as layoutOf } from '@/lib/graph/layout'
import type { PanZoom } from '@/lib/graph/pan-zoom'
import { topologyOf } from '@/lib/graph/topology'
import { Floating } from './Floating'

const { drawn } = vi.hoisted(() => ({ drawn: vi.fn(() => null) }))
vi.mock('./MiniMap', () => ({ MiniMap: drawn }))
const { told } = vi.hoisted(() => ({ told: vi.fn(() => null) }))
vi.mock('./MoreBeyond', () => ({ MoreBeyond: told }))
afterEach(() => {
  cleanup()
  drawn.mockClear()
  told.mockClear()
})

const VIEW: Size = { w: 1000, h: 700 }
const snapshot = sampleSnapshot()
const { servers, regions } = snapshot
const small = layoutOf(topologyOf(snapshot), USUAL_VIEW)
const large = { ...small, width: small.width * 3, height: small.height * 3 }

/** As far as the small map asks: where it looks, and who is told of it. */
function fakePanZoom() {
  const listeners = new Set<() => void>()
  let look: Look = { x: 0, y: 0, k: 1 }
  let moved = false
  const part: Partial<PanZoom> = {
    looksAt: () => look,
    view: () => VIEW,
    isMoved: () => moved,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const to = (next: Look) => {
    look = next
    for (const tell of listeners) tell()
  }
  const showAll = ({ w, h }: Size) => to({ x: w / 2, y: h / 2, k: Math.min(1.4, VIEW.w / w, VIEW.h / h) })
  const move = (next: Look) => {
    moved = true
    to(next)
  }
  return { panZoom: part as PanZoom, to, move, showAll }
}

test('the small map is drawn while a part is out of view, and never between a new drawing and its fit', async () => {
  const { panZoom, move, showAll } = fakePanZoom()
  function Drawing({ layout }: { layout: typeof small }) {
    // As MapBody does it.
    useLayoutEffect(() => showAll({ w: layout.width, h: layout.height }), [layout])
    return <Floating layout={layout} hasLinks panZoom={panZoom} servers={servers} regions={regions} />
  }
  const { rerender } = await act(async () => render(<Drawing layout={small} />))
  await act(async () => rerender(<Drawing layout={large} />))
  await act(async () => rerender(<Drawing layout={small} />))
  expect(drawn).not.toHaveBeenCalled()
  await act(async () => move({ x: 0, y: 0, k: 3 }))
  expect(drawn).toHaveBeenCalled()
})

test('before anybody has moved the map, its edges say what lies beyond them', async () => {
  const { panZoom, to } = fakePanZoom()
  await act(async () =>
    render(<Floating layout={large} hasLinks panZoom={panZoom} servers={servers} regions={regions} />),
  )
  await act(async () => to({ x: 0, y: 0, k: 1 }))
  expect(drawn).not.toHaveBeenCalled()
  expect(told).toHaveBeenCalled()
})
