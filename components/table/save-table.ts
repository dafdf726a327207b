import { saveFile } from '@/components/ui/saveFile'
import { csv, type FileValue, fileName } from '@/lib/domain/csv'
import type { Column } from './column'
import type { Table } from './useTable'

interface What<T> {
  table: Pick<Table<T>, 'caption' | 'shown' | 'rows'>
  supercluster: string
  /** Of the snapshot that the table shows, ISO 8601. */
  at: string
  ending: 'csv' | 'json'
}

/** Has the browser save what a table shows: its columns, sorted and filtered as on screen, with exact values. */
export function saveTable<T>(what: What<T>): void {
  const { table, supercluster, at, ending } = what
  const text = ending === 'csv' ? tableCsv(table) : tableJson(what)
  saveFile(
    fileName(supercluster, table.caption, at, ending),
    ending === 'csv' ? 'text/csv' : 'application/json',
    text,
  )
}

const cellOf = <T>(column: Column<T>, row: T): FileValue =>
  column.file ? column.file(row) : column.value(row)

/** The first line names the columns by their ids, with units where they have one: `bytes (B)`. */
export function tableCsv<T>({ shown, rows }: What<T>['table']): string {
  const heads = shown.map((c) => (c.unit ? `${c.id} (${c.unit})` : c.id))
  return csv([heads, ...rows.map((row) => shown.map((c) => cellOf(c, row)))])
}

export function tableJson<T>({ table, supercluster, at }: What<T>): string {
  const { caption, shown, rows } = table
  const file = {
    supercluster,
    table: caption,
    at,
    columns: shown.map((c) => ({ id: c.id, head: c.head, ...(c.unit && { unit: c.unit }) })),
    rows: rows.map((row) => Object.fromEntries(shown.map((c) => [c.id, cellOf(c, row)]))),
  }
  return `${JSON.stringify(file, null, 1)}\n`
}
