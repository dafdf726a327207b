interface Moment {
  at: number
  told: number | null
}

/**
 * A late answer never overwrites a newer one. `told` is when it was asked for (a push: when it arrived), by our own clock:
 * servers' clocks may be wrong, or be set while we look.
 */
export function isOlder(a: Moment, b: Moment): boolean {
  return a.told !== null && b.told !== null ? a.told < b.told : a.at < b.at
}
