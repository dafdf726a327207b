/** Round trips of one poll through several vantages, or of one ping. */
interface Round {
  at: number
  ms: number
}

/** Round trips within this of a round's first belong to it. */
const SAME_ROUND_MS = 500
const ROUNDS = 5

/**
 * How far away something is: the smallest round trip of the last five rounds. A single one also counts how busy both ends
 * were at that moment, which says nothing of the way between them.
 */
export class RoundTrips {
  #rounds: Round[] = []

  /** @returns whether it opened a new round */
  add(ms: number, at: number): boolean {
    const last = this.#rounds.at(-1)
    if (last && at - last.at <= SAME_ROUND_MS) {
      last.ms = Math.min(last.ms, ms)
      return false
    }
    this.#rounds = [...this.#rounds, { at, ms }].slice(-ROUNDS)
    return true
  }

  /** ms, to the hundredth; null before the first. */
  get leastMs(): number | null {
    if (this.#rounds.length === 0) return null
    return Math.round(Math.min(...this.#rounds.map((r) => r.ms)) * 100) / 100
  }
}
