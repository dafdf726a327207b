/** Pauses in ms after the first, second, … failure in a row; the last one for ever. */
export const RETRY_MS = [100, 250, 500, 1000, 2000] as const
/** For an address that a server announced and that never worked: most of those never will. */
export const ANNOUNCED_RETRY_MS = [1000, 5000, 15_000, 60_000] as const

/** A connection that ends sooner than this after it stood is one more failure, and no fresh start. */
export const STEADY_MS = 5000

/** Pauses differ by this much, so that many dashboards do not come back to a server in step. */
const SPREAD = 0.2

/**
 * Ms to wait after the `failures`-th failure in a row (0 is the first).
 * @param random 0 ≤ x < 1, for the spread
 */
export function pauseAfter(
  failures: number,
  random: () => number = Math.random,
  steps: readonly number[] = RETRY_MS,
): number {
  const step = steps[Math.min(failures, steps.length - 1)] ?? 2000
  return Math.round(step * (1 + SPREAD * (2 * random() - 1)))
}
