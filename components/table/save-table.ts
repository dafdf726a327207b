import { saveFile } from '@/components/ui/saveFile'
import { csv, fileName } from '@/lib/domain/csv'
import type { Snapshot } from '@/lib/domain/model'
import { fileValue } from './column'
import type { Table } from './useTable'

interface What<T> {
  table: Pick<Table<T>, 'caption' | 'shown' | 'rows'>
  /** What the table shows. */
  snapshot: Snapshot
  ending: 'csv' | 'json'
}

/** Has the browser save what a table shows: its columns, sorted and filtered as on screen, with exact values. */
export function saveTable<T>(what: What<T>): void {
  const { table, snapshot, ending } = what
  const text = ending === 'csv' ? tableCsv(what) : tableJson(what)
  saveFile(
    fileName(snapshot.name, table.caption, snapshot.at, ending),
    ending === 'csv' ? 'text/csv' : 'application/json',
    text,
  )
}

/** The first line names the columns by their ids, with units where they have one: `bytes (B)`. */
export function tableCsv<T>({ table: { shown, rows }, snapshot }: Omit<What<T>, 'ending'>): string {
  const heads = shown.map((c) => (c.unit ? `${c.id} (${c.unit})` : c.id))
  return csv([heads, ...rows.map((row) => shown.map((c) => fileValue(c, row, snapshot)))])
}

export function tableJson<T>({ table, snapshot }: Omit<What<T>, 'ending'>): string {
  const { caption, shown, rows } = table
  const file = {
    supercluster: snapshot.name,
    table: caption,
    at: snapshot.at,
    columns: shown.map((c) => ({ id: c.id, head: c.head, ...(c.unit && { unit: c.unit }) })),
    rows: rows.map((row) => Object.fromEntries(shown.map((c) => [c.id, fileValue(c, row, snapshot)]))),
  }
  return `${JSON.stringify(file, null, 1)}\n`
}
