/** A sum that knows whether it is whole. */
export interface Total {
  /** null: no row reported the figure. */
  sum: number | null
  /** Some row did not report it: the true sum is at least this. */
  partial: boolean
}

/** Sums a figure over rows; `value` gives null where it is not known. No rows at all sum to 0. */
export function total<Row>(rows: readonly Row[], value: (row: Row) => number | null): Total {
  let sum: number | null = rows.length === 0 ? 0 : null
  let partial = false
  for (const row of rows) {
    const v = value(row)
    if (v === null) partial = true
    else sum = (sum ?? 0) + v
  }
  return { sum, partial }
}

/** `≥ 1.0 GiB` when partial; the format's own mark when nothing is known. */
export function totalText(t: Total, format: (n: number | null) => string): string {
  return t.partial && t.sum !== null ? `≥ ${format(t.sum)}` : format(t.sum)
}
