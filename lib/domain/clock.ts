/** A clock further off than this is a finding, and what it stamped is shown in our own time. */
export const SKEW_MS = 2000

/** How far a server's clock is ahead of ours, and by how much that may be wrong. */
export interface ClockSkew {
  aheadMs: number
  errorMs: number
}

/** Whether a clock is certainly off, whatever the way of the answer took. */
export function isSkewed(clock: ClockSkew | null): clock is ClockSkew {
  return clock !== null && Math.abs(clock.aheadMs) - clock.errorMs > SKEW_MS
}

/** A time that a server stamped, by our clock; in whole seconds of difference, so that it does not flicker. */
export function inOurTime(ms: number, clock: ClockSkew | null): number {
  return isSkewed(clock) ? ms - Math.round(clock.aheadMs / 1000) * 1000 : ms
}

/** "+9m58s", "-2.4s". */
export function formatSkew(ms: number): string {
  const sign = ms < 0 ? '-' : '+'
  const tenths = Math.round(Math.abs(ms) / 100)
  if (tenths < 100) return `${sign}${(tenths / 10).toFixed(1)}s`
  const all = Math.round(tenths / 10)
  const parts: [number, string][] = [
    [Math.floor(all / 3600), 'h'],
    [Math.floor((all % 3600) / 60), 'm'],
    [all % 60, 's'],
  ]
  const first = parts.findIndex(([n]) => n > 0)
  return (
    sign +
    parts
      .slice(first)
      .map(([n, unit]) => `${n}${unit}`)
      .join('')
  )
}
