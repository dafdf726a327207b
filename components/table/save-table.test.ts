import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import type { Column } from './column'
import { tableCsv, tableJson } from './save-table'

interface Row {
  name: string
  bytes: number | null
  margin: number
  seen: string
}
const rows: Row[] = [
  { name: '=EVIL()', bytes: 1_073_741_825, margin: -1, seen: '2026-11-22T14:03:05.000Z' },
  { name: 'B', bytes: null, margin: 1, seen: '2026-11-22T14:03:04.000Z' },
]
const shown: Column<Row>[] = [
  { id: 'stream', head: 'Stream', value: (r) => r.name },
  { id: 'bytes', head: 'Bytes', unit: 'B', value: (r) => r.bytes, cell: () => '1.0 GiB' },
  { id: 'margin', head: 'Margin', value: (r) => r.margin, cell: () => 'no quorum' },
  { id: 'age', head: 'Age', unit: 'seen at', value: () => null, since: (r) => r.seen },
]
const snapshot = { ...sampleSnapshot(), name: 'acme', at: '2026-11-22T14:03:05.123Z' }
const table = { caption: 'Stream Report', shown, rows }

test('a CSV holds the columns that are shown, in their order, exact and safe in a spreadsheet', () => {
  expect(tableCsv({ table, snapshot })).toBe(
    [
      'stream,bytes (B),margin,age (seen at)',
      "'=EVIL(),1073741825,-1,2026-11-22T14:03:05.000Z",
      'B,,1,2026-11-22T14:03:04.000Z',
      '',
    ].join('\r\n'),
  )
})

test('a JSON names supercluster, table and moment; what is not known is null', () => {
  const text = tableJson({ table, snapshot })
  expect(JSON.parse(text)).toEqual({
    supercluster: 'acme',
    table: 'Stream Report',
    at: snapshot.at,
    columns: [
      { id: 'stream', head: 'Stream' },
      { id: 'bytes', head: 'Bytes', unit: 'B' },
      { id: 'margin', head: 'Margin' },
      { id: 'age', head: 'Age', unit: 'seen at' },
    ],
    rows: [
      { stream: '=EVIL()', bytes: 1_073_741_825, margin: -1, age: '2026-11-22T14:03:05.000Z' },
      { stream: 'B', bytes: null, margin: 1, age: '2026-11-22T14:03:04.000Z' },
    ],
  })
})
