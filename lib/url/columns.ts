/** The columns that a table shows: a `cols…` key of the address, e.g. `name,state,cpu`. Their order is the table's own. */
export type ColumnIds = readonly string[]

const ID = /^[a-z][a-z0-9-]{0,59}$/
/** No table has as many. */
const MOST = 100

/** null when malformed; whether such columns exist is the table's to say. One named twice counts once. */
export function parseColumns(text: string): ColumnIds | null {
  const ids = text.split(',')
  return ids.length <= MOST && ids.every((id) => ID.test(id)) ? [...new Set(ids)] : null
}

export function serializeColumns(ids: ColumnIds): string {
  return ids.join(',')
}

/** The key beside a table's key for its sort: `sort` → `cols`, `sort-meta` → `cols-meta`. */
export const columnsKey = (sortKey: string): string => sortKey.replace(/^sort/, 'cols')
