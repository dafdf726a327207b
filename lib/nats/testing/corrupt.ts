import { isJson } from '../read'

const WRONG: unknown[] = [
  undefined,
  null,
  7,
  -1,
  2 ** 63,
  2 ** 64,
  'text',
  '',
  true,
  [],
  [null, 7, 'text', {}],
  {},
  { a: { b: [] } },
]

/** Items of one list are alike: breaking the first few is enough. */
const ITEMS = 3

interface Corrupted {
  /** What was done, for the message of a failing test. */
  what: string
  value: unknown
}

/** Every value that is `value` with exactly one field, at any depth (of a list: in its first items), replaced by something wrong or taken away. */
export function* corruptions(value: unknown, path = '$'): Generator<Corrupted> {
  for (const wrong of WRONG) yield { what: `${path} = ${JSON.stringify(wrong) ?? 'undefined'}`, value: wrong }
  if (Array.isArray(value)) {
    for (const [i, item] of value.slice(0, ITEMS).entries()) {
      for (const c of corruptions(item, `${path}[${i}]`)) {
        yield { what: c.what, value: value.map((other, j) => (j === i ? c.value : other)) }
      }
    }
  } else if (isJson(value)) {
    for (const [key, item] of Object.entries(value)) {
      const { [key]: _, ...without } = value
      yield { what: `${path} without ${key}`, value: without }
      for (const c of corruptions(item, `${path}.${key}`)) {
        yield { what: c.what, value: { ...value, [key]: c.value } }
      }
    }
  }
}
