import { isWhole, stringifyExact, type Whole } from '../exact-json'

/**
 * Reads JSON that people wrote or pasted: each method takes one field and notes by path what it cannot take.
 * `unknown` is what nobody asked for.
 */
export class Reader {
  readonly #asked = new Set<string>()
  /** Of the objects that were asked for. */
  readonly #below: Reader[] = []

  private constructor(
    private readonly of: Record<string, unknown>,
    private readonly path: string,
    private readonly problems: Record<string, string>,
  ) {}

  /** null, with a problem noted, when the value is no object. */
  static of(value: unknown, problems: Record<string, string>, path = ''): Reader | null {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return new Reader({ ...value }, path, problems)
    }
    problems[path] = 'Not a JSON object.'
    return null
  }

  text(key: string): string | undefined {
    return this.#take(key, (v) => (typeof v === 'string' ? v : undefined), 'a text')
  }

  bool(key: string): boolean | undefined {
    return this.#take(key, (v) => (typeof v === 'boolean' ? v : undefined), 'true or false')
  }

  /** An integer of 64 bits, as `parseExact` gives it. */
  whole(key: string): Whole | undefined {
    return this.#take(
      key,
      (v) => (isWhole(v) && v >= -(2n ** 63n) && v < 2n ** 64n ? v : undefined),
      'a whole number',
    )
  }

  oneOf<T extends string>(key: string, words: readonly T[]): T | undefined {
    return this.#take(key, (v) => words.find((word) => word === v), `one of ${words.join(', ')}`)
  }

  texts(key: string): string[] | undefined {
    const isText = (v: unknown): v is string => typeof v === 'string'
    return this.#take(
      key,
      (v) => (Array.isArray(v) && v.every(isText) ? [...v] : undefined),
      'a list of texts',
    )
  }

  /** Values of other kinds than text are noted. */
  map(key: string): Record<string, string> | undefined {
    const of = this.object(key)
    if (!of) return undefined
    const out: Record<string, string> = {}
    for (const name of Object.keys(of.of)) {
      const value = of.text(name)
      if (value !== undefined) out[name] = value
    }
    return out
  }

  object(key: string): Reader | undefined {
    const value = this.#take(
      key,
      (v) => (typeof v === 'object' && !Array.isArray(v) ? v : undefined),
      'an object',
    )
    const reader = value ? Reader.of(value, this.problems, this.#at(key)) : null
    if (!reader) return undefined
    this.#below.push(reader)
    return reader
  }

  objects(key: string): Reader[] | undefined {
    const values = this.#take(key, (v) => (Array.isArray(v) ? v : undefined), 'a list')
    const readers = values?.flatMap(
      (value: unknown, i) => Reader.of(value, this.problems, `${this.#at(key)}.${i}`) ?? [],
    )
    this.#below.push(...(readers ?? []))
    return readers
  }

  /** What nobody asked for, here and in the objects below, by path. */
  unknown(): Record<string, unknown> {
    const here = Object.entries(this.of).filter(([key]) => !this.#asked.has(key))
    return Object.assign(
      Object.fromEntries(here.map(([key, value]) => [this.#at(key), value])),
      ...this.#below.map((reader) => reader.unknown()),
    )
  }

  #take<T>(key: string, read: (value: unknown) => T | undefined, wanted: string): T | undefined {
    this.#asked.add(key)
    const value = this.of[key]
    if (value === undefined || value === null) return undefined
    const taken = read(value)
    if (taken === undefined) this.problems[this.#at(key)] = `Not ${wanted}: ${short(value)}.`
    return taken
  }

  #at(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`
  }
}

function short(value: unknown): string {
  const text = stringifyExact(value) ?? String(value)
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
