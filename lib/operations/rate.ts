const MINUTE = 60_000

/** So many changes a minute and user (or address, where nobody is named), so that a runaway script or a stuck key does little. */
export class Rate {
  readonly #times = new Map<string, number[]>()

  constructor(
    private readonly perMinute: number,
    private readonly now: () => number,
  ) {}

  /** Counts one; or says in how many ms the next is free, and counts nothing. */
  take(who: string): number {
    const now = this.now()
    for (const [other, times] of this.#times) {
      if (now - (times.at(-1) ?? 0) >= MINUTE) this.#times.delete(other)
    }
    const recent = (this.#times.get(who) ?? []).filter((at) => now - at < MINUTE)
    this.#times.set(who, recent)
    const oldest = recent[0]
    if (recent.length >= this.perMinute && oldest !== undefined) return oldest + MINUTE - now
    recent.push(now)
    return 0
  }
}
