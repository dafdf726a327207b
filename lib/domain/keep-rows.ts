/** Rows that were once found to be alike: composed again and again, they need not be compared again. */
const judged = new WeakMap<object, object>()

/**
 * `after` with every row that is alike its former one replaced by that one, so that rows keep their identity; `before`
 * itself when nothing changed. Rows that are the same objects as last time cost next to nothing, unless `anew` wants them
 * compared again.
 */
export function keepRows<T extends object>(
  before: T[],
  after: T[],
  keyOf: (row: T) => string,
  alike: (a: T, b: T, i: number) => boolean,
  anew: (i: number) => boolean = () => false,
): T[] {
  if (before === after) return before
  const find = finder(before, keyOf)
  let changed = before.length !== after.length
  const rows = after.map((row, i) => {
    const known = find(row, i)
    const isKept =
      known !== undefined &&
      (known === row || (judged.get(row) === known && !anew(i)) || alike(known, row, i))
    const kept = isKept ? known : row
    if (isKept && known !== row) judged.set(row, known)
    if (kept !== before[i]) changed = true
    return kept
  })
  return changed ? rows : before
}

/** Finds the row of the same key: mostly the one at the same place. */
export function finder<T extends object>(
  before: readonly T[],
  keyOf: (row: T) => string,
): (row: T, i: number) => T | undefined {
  let byKey: Map<string, T> | null = null
  return (row, i) => {
    const there = before[i]
    if (there !== undefined && (there === row || judged.get(row) === there)) return there
    const key = keyOf(row)
    if (there !== undefined && keyOf(there) === key) return there
    byKey ??= new Map(before.map((r) => [keyOf(r), r]))
    return byKey.get(key)
  }
}
