/** How many arrivals the clock estimate looks back on: a step of either clock is forgotten after half a minute. */
const WINDOW = 30

/**
 * Browser clock − collector clock, in ms, from when snapshots arrived and what time they carried. The smallest
 * difference of the last arrivals is the one least blurred by delay. null before the first arrival.
 */
export function createClock() {
  const seen: number[] = []
  const offset = () => (seen.length > 0 ? Math.min(...seen) : null)
  return {
    /** What the last arrival told. */
    offset,
    arrived(at: string, browserNow: number): number | null {
      const t = Date.parse(at)
      if (Number.isFinite(t)) {
        seen.push(browserNow - t)
        if (seen.length > WINDOW) seen.shift()
      }
      return offset()
    },
  }
}
export type Clock = ReturnType<typeof createClock>

/**
 * The collector's present time as this browser can best know it, in ms. Never before the newest snapshot, so that no age is
 * negative however wrong the browser's clock is. While the first HTML is hydrated (`now` 0) it is the snapshot's own time.
 */
export function collectorNow(at: string, now: number, offset: number | null): number {
  const t = Date.parse(at)
  if (now === 0 || offset === null) return t
  return Number.isFinite(t) ? Math.max(t, now - offset) : now - offset
}

/** Milliseconds from `iso` to `now`; null when the time is not known. Never negative. */
export function ageMs(iso: string | null, now: number): number | null {
  const t = iso === null ? Number.NaN : Date.parse(iso)
  return Number.isFinite(t) && Number.isFinite(now) ? Math.max(0, now - t) : null
}
