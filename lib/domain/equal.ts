/** Deep equality of JSON values. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((v, i) => equal(v, b[i]))
  }
  return equalFields(a, b)
}

function equalFields(a: object, b: object): boolean {
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  for (const key of keys) {
    // Rows of thousands of streams are compared many times a minute: no copies, no maps.
    if (!Object.hasOwn(b, key) || !equal(Reflect.get(a, key), Reflect.get(b, key))) return false
  }
  return true
}
