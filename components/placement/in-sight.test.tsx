// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith, showNext } from '@/components/live/render-with'
import type { Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { PlacementView } from './PlacementView'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const grid = () => screen.getByRole('grid', { name: 'Placement of streams on servers' })
const cell = (name: string) => within(grid()).getByRole('cell', { name })

/** `n` streams whose replicas lie on the last three of `n` servers, of which the window shows a few. */
function wide(n: number): Snapshot {
  const s = sampleSnapshot()
  const [server] = s.servers
  const [stream] = s.streams
  if (!server || !stream) throw new Error('the sample is empty')
  const id = (i: number) => String(i).padStart(5, '0')
  const key = (i: number) => `s${id(i)}`
  return {
    ...s,
    servers: Array.from({ length: n }, (_, i) => ({ ...server, key: key(i), name: key(i) })),
    streams: Array.from({ length: n }, (_, i) => ({
      ...stream,
      name: `S${id(i)}`,
      leader: key(n - 1),
      replicas: stream.replicas.map((r, j) => ({
        ...r,
        server: key(n - 1 - j),
        role: j === 0 ? ('leader' as const) : ('follower' as const),
      })),
    })),
  }
}

test('a stream selected elsewhere is brought into sight with its replicas, once; one that is clicked stays', async () => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1016)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(612)
  const s = wide(200)
  renderWith(s, <PlacementView />, '?group=name&sel=stream:APP/S00150')
  const scroller = grid().parentElement?.parentElement
  if (!scroller) throw new Error('nothing scrolls')
  await vi.waitFor(() => expect(scroller.scrollTop).toBeGreaterThan(0))
  fireEvent.scroll(scroller)
  expect(cell('S00150 on s00199, leader')).toBeTruthy()
  expect(cell('S00150 on s00197, follower')).toBeTruthy()
  const place = () => [scroller.scrollLeft, scroller.scrollTop]
  // 500 px of rows and columns each are in sight; what was brought stands in their middle.
  expect(place()).toEqual([197 * 64 - (500 - 3 * 64) / 2, 150 * 20 - (500 - 20) / 2])

  scroller.scrollTop = 0
  fireEvent.scroll(scroller)
  await vi.waitFor(() => expect(within(grid()).getByRole('rowheader', { name: 'S00001' })).toBeTruthy())
  const here = place()
  fireEvent.click(within(grid()).getByRole('rowheader', { name: 'S00001' }))
  await vi.waitFor(() =>
    expect(within(grid()).getByRole('row', { selected: true }).textContent).toContain('S00001'),
  )
  expect(place()).toEqual(here)
})

test('a snapshot that comes later does not scroll back to the selected stream', async () => {
  vi.stubGlobal('BroadcastChannel', undefined)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(612)
  const s = wide(200)
  renderWith(s, <PlacementView />, '?group=name&sel=stream:APP/S00150')
  const scroller = grid().parentElement?.parentElement
  if (!scroller) throw new Error('nothing scrolls')
  await vi.waitFor(() => expect(scroller.scrollTop).toBeGreaterThan(0))
  scroller.scrollTop = 0
  const streams = s.streams.map((x) => (x.name === 'S00002' ? { ...x, replicasWanted: 5 } : x))
  await showNext(s, { ...s, seq: s.seq + 1, streams })
  expect(within(grid()).getByText('3/5')).toBeTruthy()
  expect(scroller.scrollTop).toBe(0)
})
