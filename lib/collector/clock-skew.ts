/** How far a server's clock is ahead of ours, and how sure that is: half of the round trip that told it. */
export interface ClockReading {
  aheadMs: number
  errorMs: number
  /** When it was read, our clock. */
  at: number
}

/** A reading as sure as this one replaces it; a less sure one only after so long. */
const KEPT_MS = 15_000
/** Readings this close are the same one: it would only flicker. */
const SAME_MS = 250

/** The best reading after an answer that was asked for at `asked`, arrived at `at` and was given at `told` by its server's clock. */
export function readClock(known: ClockReading | null, told: number, asked: number, at: number): ClockReading {
  const fresh = { aheadMs: Math.round(told - (asked + at) / 2), errorMs: Math.round((at - asked) / 2), at }
  if (known === null) return fresh
  const differsBy = Math.abs(fresh.aheadMs - known.aheadMs)
  // It was set meanwhile: beyond what both readings may be wrong by.
  if (differsBy > SAME_MS + fresh.errorMs + known.errorMs) return fresh
  if (fresh.errorMs > known.errorMs + SAME_MS && at - known.at < KEPT_MS) return known
  return differsBy < SAME_MS ? { ...fresh, aheadMs: known.aheadMs } : fresh
}
