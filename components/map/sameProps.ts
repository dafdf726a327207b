/** Equality of props for `memo`: rows by identity, arrays (of rows, of arrays) element by element. */
export function sameProps(a: object, b: object): boolean {
  const other = new Map<string, unknown>(Object.entries(b))
  const entries = Object.entries(a)
  return (
    entries.length === other.size &&
    entries.every(([key, value]) => other.has(key) && same(value, other.get(key)))
  )
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, i) => same(x, b[i]))
}
