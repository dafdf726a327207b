/** Rows that were once found to be alike: composed again and again, they need not be compared again. */
const judged = new WeakMap<object, object>()

/** So many rows are looked at in one step. */
export const ROWS_A_STEP = 500

/**
 * `after` with every row that is alike its former one replaced by that one, so that rows keep their identity; `before`
 * itself when nothing changed. Rows that are the same objects as last time cost next to nothing, unless `anew` wants them
 * compared again. In steps of some hundred rows.
 */
export function* keepingRows<T extends object>(
  before: T[],
  after: T[],
  keyOf: (row: T) => string,
  alike: (a: T, b: T, i: number) => boolean,
  anew: (i: number) => boolean = () => false,
): Generator<void, T[]> {
  if (before === after) return before
  const find = finder(before, keyOf)
  let changed = before.length !== after.length
  const rows: T[] = []
  for (const [i, row] of after.entries()) {
    if (i % ROWS_A_STEP === ROWS_A_STEP - 1) yield
    const known = find(row, i)
    const isKept =
      known !== undefined &&
      (known === row || (judged.get(row) === known && !anew(i)) || alike(known, row, i))
    const kept = isKept ? known : row
    if (isKept && known !== row) judged.set(row, known)
    if (kept !== before[i]) changed = true
    rows.push(kept)
  }
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
