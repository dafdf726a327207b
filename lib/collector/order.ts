interface Moment {
  at: number
  told: number | null
}

/** One server's answers are ordered by its own clock; a late one never overwrites a newer one. */
export function isOlder(a: Moment, b: Moment): boolean {
  return a.told !== null && b.told !== null ? a.told < b.told : a.at < b.at
}
