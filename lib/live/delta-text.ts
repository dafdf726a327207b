import type { Delta, RowChanges } from '@/lib/domain/delta'

/** So many rows are written in one step. */
const AT_ONCE = 300

/** A delta as JSON, in steps: that of a large supercluster that has just been found is megabytes. */
export function* deltaText({ rows, ...rest }: Delta): Generator<void, string> {
  const collections: string[] = []
  for (const [name, changes] of Object.entries(rows)) {
    collections.push(`${JSON.stringify(name)}:${yield* changesText(changes)}`)
  }
  return `${JSON.stringify(rest).slice(0, -1)},"rows":{${collections.join(',')}}}`
}

function* changesText({ set, ...rest }: RowChanges): Generator<void, string> {
  const lines: string[] = []
  for (const [key, row] of Object.entries(set)) {
    lines.push(`${JSON.stringify(key)}:${JSON.stringify(row)}`)
    if (lines.length % AT_ONCE === 0) yield
  }
  const order = rest.order === undefined ? '' : `,"order":${JSON.stringify(rest.order)}`
  return `{"set":{${lines.join(',')}}${order}}`
}
