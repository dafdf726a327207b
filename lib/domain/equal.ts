const NONE: ReadonlySet<string> = new Set()

/** Deep equality of JSON values; fields with a name in `ignored` may differ, at any depth. */
export function equal(a: unknown, b: unknown, ignored: ReadonlySet<string> = NONE): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    for (let i = 0; i < a.length; i++) if (!equal(a[i], b[i], ignored)) return false
    return true
  }
  return equalFields(a, b, ignored)
}

function equalFields(a: object, b: object, ignored: ReadonlySet<string>): boolean {
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  for (const key of keys) {
    // Rows of thousands of streams are compared many times a minute: no copies, no maps.
    if (!Object.hasOwn(b, key)) return false
    if (!ignored.has(key) && !equal(Reflect.get(a, key), Reflect.get(b, key), ignored)) return false
  }
  return true
}
