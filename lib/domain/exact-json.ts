/**
 * JSON without loss: nats-server counts in 64 bits, a number of JavaScript is exact to 2^53 only, and `JSON.parse` rounds what
 * is beyond without a word. Here such an integer is a `bigint`; everything else is as `JSON.parse` has it.
 */

/** An integer of a configuration: a `bigint` only where a number would not be written with the same digits again. */
export type Whole = number | bigint

/** The number for an integer where it is exact, else the integer itself. */
export function whole(integer: bigint): Whole {
  const n = Number(integer)
  return String(n) === String(integer) ? n : integer
}

export const isWhole = (value: unknown): value is Whole =>
  typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\]]/g
/** Shorter integers are exact. */
const LONG = /\d{16}/

/** Reads JSON text. Throws SyntaxError as `JSON.parse` does. */
export function parseExact(text: string): unknown {
  const plain: unknown = JSON.parse(text)
  // What follows only runs on text that is known to be JSON.
  return LONG.test(text) ? new Tokens(text).value() : plain
}

class Tokens {
  readonly #tokens: string[]
  #at = 0

  constructor(text: string) {
    this.#tokens = text.match(TOKEN) ?? []
  }

  value(): unknown {
    const token = this.#next()
    if (token === '{') return this.#object()
    if (token === '[') return this.#list()
    return LONG.test(token) && /^-?\d+$/.test(token) ? whole(BigInt(token)) : JSON.parse(token)
  }

  #next(): string {
    return this.#tokens[this.#at++] ?? ''
  }

  #ends(bracket: string): boolean {
    if (this.#tokens[this.#at] !== bracket) return false
    this.#at++
    return true
  }

  #object(): unknown {
    const entries: [string, unknown][] = []
    while (!this.#ends('}')) entries.push([String(JSON.parse(this.#next())), this.value()])
    return Object.fromEntries(entries)
  }

  #list(): unknown[] {
    const values: unknown[] = []
    while (!this.#ends(']')) values.push(this.value())
    return values
  }
}

/** Writes JSON text; a `bigint` as its digits. `undefined` for what JSON cannot say, as `JSON.stringify`. */
export function stringifyExact(value: unknown, indent = 0): string {
  let isExact = true
  const plain = JSON.stringify(
    value,
    (_key, inner: unknown) => {
      if (typeof inner !== 'bigint') return inner
      isExact = false
      return ''
    },
    indent,
  )
  if (isExact) return plain
  // A mark that stands nowhere in the text tells ours from whatever texts there are.
  let mark = '@'
  while (plain.includes(mark)) mark += '@'
  const marked = JSON.stringify(
    value,
    (_key, inner: unknown) => (typeof inner === 'bigint' ? `${mark}${inner}` : inner),
    indent,
  )
  return marked.replace(new RegExp(`"${mark}(-?\\d+)"`, 'g'), '$1')
}
