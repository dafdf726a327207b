// @vitest-environment happy-dom
import { cleanup } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { Server, Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { metaRows } from './jetstream/jetstream-rows'
import { leaderColumns } from './jetstream/leader-columns'
import { metaColumns } from './jetstream/meta-columns'
import { summaryColumns } from './jetstream/summary-columns'
import { renderWith } from './live/render-with'
import { clusterColumns } from './servers/cluster-columns'
import { clusterRows } from './servers/cluster-rows'
import { serverColumns } from './servers/server-columns'
import { streamsHereColumns } from './servers/server-page-columns'
import { streamColumns } from './streams/stream-columns'
import { type Column, fileValue, sortValue } from './table/column'
import { DataTable } from './table/DataTable'
import { sortRows } from './table/sort-rows'

afterEach(cleanup)

/**
 * Rows that did not change are not sent again: rg1-az1 was last sent long ago and is heard all the same; rg1-az2 was sent a
 * minute ago and is silent since; rg1-az3 was never heard.
 */
const sample = sampleSnapshot()
const changes: Record<string, Partial<Server>> = {
  'rg1-az1': { observedAt: '2026-11-22T13:00:00.000Z' },
  'rg1-az2': { observedAt: '2026-11-22T14:02:05.000Z', state: 'silent' },
  'rg1-az3': { observedAt: null, state: 'unknown' },
}
const snapshot: Snapshot = {
  ...sample,
  coverage: { ...sample.coverage, answered: 10, silent: ['rg1-az2', 'rg1-az3'] },
  servers: sample.servers.map((s) => ({ ...s, ...changes[s.key] })),
  streams: sample.streams.map((s, i) => ({
    ...s,
    observedAt: ['2026-11-22T13:00:00.000Z', '2026-11-22T14:02:05.000Z'][i] ?? null,
    leader: i === 1 ? null : s.leader,
  })),
}
const { clusters, servers, streams } = snapshot
const ranked = servers.map((server) => ({ server, leads: 0, follows: 0, consumers: null, share: 0, over: 0 }))
const peers = metaRows(
  {
    ...snapshot.meta,
    peers: servers.map(({ key: server }) => {
      const says = { state: 'current', current: true, lag: 0, activeMs: 0, natsSees: 'online' } as const
      return { server, id: null, ...says }
    }),
  },
  servers,
)

function Ages<Row>({ columns, rows }: { columns: Column<Row>[]; rows: readonly Row[] }) {
  return (
    <DataTable
      caption="Ages"
      columns={columns}
      rows={rows}
      rowKey={(row) => String(rows.indexOf(row))}
      sortKey="sort"
      defaultSort={{ column: 'age', direction: 'asc' }}
    />
  )
}

/** What the cells under Age say, top to bottom: the moment that they count from, or '–'. */
const shown = (container: HTMLElement, at: number) =>
  [...container.querySelectorAll('tbody tr')].map(
    (tr) => tr.children[at]?.querySelector('time')?.dateTime ?? tr.children[at]?.textContent,
  )

function table<Row>(name: string, columns: Column<Row>[], rows: readonly Row[]) {
  const at = columns.filter((c, i) => i === 0 || !c.optional).findIndex((c) => c.id === 'age')
  const age = columns.find((c) => c.id === 'age')
  if (!age) throw new Error(`${name} has no age`)
  const files = sortRows(rows, sortValue(age, snapshot), 'asc').map((row) => fileValue(age, row, snapshot))
  return { name, at, files, draw: () => renderWith(snapshot, <Ages columns={columns} rows={rows} />) }
}

describe.each([
  table('Server Overview', serverColumns(clusters), servers),
  table('Cluster Overview', clusterColumns(clusters), clusterRows(snapshot)),
  table('JetStream Summary', summaryColumns(clusters, null), servers),
  table('RAFT Meta Group', metaColumns(clusters), peers),
  table('RAFT Leader Report', leaderColumns(clusters), ranked),
  table('Stream Report', streamColumns(clusters, new Map()), streams),
  table('Streams on a server', streamsHereColumns('rg2-az1'), streams),
])('$name', ({ at, files, draw }) => {
  test('sorts by the age that it shows: youngest first, what was never heard last', () => {
    const cells = shown(draw().container, at)
    const times = cells.filter((cell) => cell !== '–')
    expect(times.length).toBeGreaterThan(0)
    expect(times).toEqual([...times].sort().reverse())
    expect(cells.slice(times.length).every((cell) => cell === '–')).toBe(true)
  })

  test('saves the moment that it shows', () => {
    expect(files).toEqual(shown(draw().container, at).map((cell) => (cell === '–' ? null : cell)))
  })
})

test('a server that is heard is young however long its row has not changed', () => {
  const { container } = renderWith(snapshot, <Ages columns={serverColumns(clusters)} rows={servers} />)
  const names = [...container.querySelectorAll('tbody th')].map((th) => th.textContent)
  expect(names.slice(-2)).toEqual(['rg1-az2', 'rg1-az3'])
  expect(names.indexOf('rg1-az1')).toBe(0)
})
