import type { Fields } from './wobble'

const NONE: Fields = new Map()

/** Deep equality of JSON values; the fields named in `fields` are compared as it says, at any depth. */
export function equal(a: unknown, b: unknown, fields: Fields = NONE): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    for (let i = 0; i < a.length; i++) if (!equal(a[i], b[i], fields)) return false
    return true
  }
  return equalFields(a, b, fields)
}

function equalFields(a: object, b: object, fields: Fields): boolean {
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  for (const key of keys) {
    // Rows of thousands of streams are compared many times a minute: no copies, no maps.
    if (!Object.hasOwn(b, key)) return false
    const [was, is] = [Reflect.get(a, key), Reflect.get(b, key)]
    const alike = fields.get(key)
    if (alike?.(was, is)) continue
    if (!equal(was, is, fields)) return false
  }
  return true
}
