/** How a table is sorted: the `sort` key of the address, e.g. `bytes.desc`, `name.asc`. */
export interface Sort {
  column: string
  direction: 'asc' | 'desc'
}

/** null when malformed; whether such a column exists is the table's to say. */
export function parseSort(text: string): Sort | null {
  const dot = text.lastIndexOf('.')
  const column = text.slice(0, dot)
  const direction = text.slice(dot + 1)
  if (dot <= 0 || !/^[a-z][a-z0-9-]{0,59}$/.test(column)) return null
  return direction === 'asc' || direction === 'desc' ? { column, direction } : null
}

export function serializeSort(s: Sort): string {
  return `${s.column}.${s.direction}`
}
