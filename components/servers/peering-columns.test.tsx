// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { CollectorClock } from '@/components/live/CollectorClock'
import { renderWith } from '@/components/live/render-with'
import { DataTable } from '@/components/table/DataTable'
import { sampleSnapshot } from '@/lib/domain/sample'
import { type RouteRow, routeColumns } from './server-page-columns'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))
afterEach(cleanup)

const ROUTE: RouteRow = {
  ...{ id: '1', peer: 'rg2-az2', peerId: 'N2', cid: 7, address: '10.0.0.2:6222', account: null },
  ...{ startedAt: '2026-11-22T13:03:05.000Z', rttMs: 0.2, subscriptions: 1, pending: 0, compression: null },
  ...{ inMsgs: 1, outMsgs: 1, inBytes: 1, outBytes: 1 },
}
const uptime = (isThere: boolean) => {
  renderWith(
    sampleSnapshot(),
    <CollectorClock>
      <DataTable
        caption="Routes"
        columns={routeColumns('2.15.1', isThere)}
        rows={[ROUTE]}
        rowKey={(r) => r.id}
        sortKey="sort"
        defaultSort={{ column: 'peer', direction: 'asc' }}
      />
    </CollectorClock>,
  )
  const at = screen.getAllByRole('columnheader').findIndex((th) => th.textContent === 'Uptime')
  const cell = screen.getAllByRole('row')[1]?.children[at]
  return [cell?.textContent, cell?.getAttribute('title')]
}

test('the connection of a server that is gone does not go on', () => {
  expect(uptime(true)).toEqual(['1 h', 'by the clock of the server'])
  cleanup()
  expect(uptime(false)).toEqual([
    '–',
    'the server does not answer; it had stood since 2026-11-22T13:03:05.000Z',
  ])
})
