// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import { sampleSnapshot } from '@/lib/domain/sample'
import { Inaccessible } from './Inaccessible'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const nothing = () => {}

test('streams that cannot be used are named with the reason; when all can there is no table', () => {
  const s = sampleSnapshot()
  const [events, orders] = s.streams
  if (!events || !orders) throw new Error('no such streams')
  const view = renderWith(
    s,
    <Inaccessible streams={s.streams} selected={null} onSelect={nothing} onOpen={nothing} />,
  )
  expect(screen.queryByRole('table')).toBeNull()
  view.unmount()
  const streams = [
    { ...events, leader: null, noLeaderSince: '2026-11-22T14:02:05.000Z' },
    { ...orders, quorum: { needed: 2, online: 1, margin: -1 } },
    { ...orders, name: 'LOST', leader: null, unheldSince: '2026-11-22T14:01:00.000Z' },
    {
      ...orders,
      name: 'FUTURE',
      leader: null,
      unheldSince: '2026-11-22T14:02:00.000Z',
      offlineReason: 'unsupported - required API level: 99, current API level: 5',
    },
  ]
  renderWith(
    { ...s, streams },
    <Inaccessible streams={streams} selected={null} onSelect={nothing} onOpen={nothing} />,
  )
  const table = screen.getByRole('table', { name: 'Inaccessible Streams' })
  const row = (name: string) =>
    within(table).getByRole('rowheader', { name }).closest('tr')?.textContent ?? ''
  expect(row('EVENTS')).toMatch(/no leader.*14:02:05 UTC/)
  expect(row('ORDERS')).toMatch(/no quorum.*1 of 2 needed/)
  expect(row('FUTURE')).toMatch(
    /kept offline by its servers: unsupported - required API level: 99, .*14:02:00 UTC/,
  )
  expect(row('LOST')).toMatch(/assigned, but no server that answers holds a copy.*14:01:00 UTC/)
})
