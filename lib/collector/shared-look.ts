/** The last answer of something that no longer speaks stays readable, for this many things. */
const KEPT = 2000

interface Kept<T> {
  at: number
  value: Promise<T | null>
  last: T | null
}

/**
 * Viewers of one page share one look: answers are kept by key for `forMs`, and the last good one serves while there is
 * no new one.
 */
export class SharedLook<T> {
  #kept = new Map<string, Kept<T>>()

  constructor(
    private readonly forMs: number,
    private readonly clock: () => number = Date.now,
  ) {}

  async read(key: string, look: () => Promise<T | null>): Promise<T | null> {
    const known = this.#kept.get(key)
    if (known && this.clock() - known.at < this.forMs) return (await known.value) ?? known.last
    const entry: Kept<T> = { at: this.clock(), value: look(), last: known?.last ?? null }
    this.#kept.delete(key)
    this.#kept.set(key, entry)
    const oldest = this.#kept.keys().next().value
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest)
    entry.last = (await entry.value) ?? entry.last
    return entry.last
  }
}
