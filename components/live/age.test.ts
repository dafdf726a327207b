import { describe, expect, it } from 'vitest'
import { ageMs, collectorNow, createClock } from './age'

const AT = '2026-11-22T14:03:05.000Z'
const t = Date.parse(AT)
const later = (ms: number) => new Date(t + ms).toISOString()

describe('a browser whose clock is wrong', () => {
  it.each([-3_600_000, 0, 3_600_000])('by %d ms shows true ages', (skew) => {
    const offset = createClock().arrived(AT, t + skew)
    expect(offset).toBe(skew)
    const now = collectorNow(AT, t + skew + 2_000, offset)
    expect(ageMs('2026-11-22T14:03:04.200Z', now)).toBe(2_800)
  })

  it('never shows a negative age', () => {
    const now = collectorNow(AT, t - 60_000, 0)
    expect(now).toBe(t)
    expect(ageMs(later(500), now)).toBe(0)
  })
})

describe('the estimate', () => {
  it('keeps the arrival with the least delay', () => {
    const clock = createClock()
    clock.arrived(AT, t + 900)
    clock.arrived(later(1000), t + 1000 + 40)
    expect(clock.arrived(later(2000), t + 2000 + 700)).toBe(40)
  })

  it('forgets a clock that was set', () => {
    const clock = createClock()
    clock.arrived(AT, t)
    let offset: number | null = 0
    for (let i = 1; i <= 30; i++) offset = clock.arrived(later(i * 1000), t + i * 1000 + 7_200_000)
    expect(offset).toBe(7_200_000)
  })

  it('ignores a time it cannot read', () => {
    expect(createClock().arrived('soon', t)).toBeNull()
    expect(ageMs('soon', t)).toBeNull()
    expect(ageMs(null, t)).toBeNull()
  })
})

it('the first HTML and its hydration agree', () => {
  expect(collectorNow(AT, 0, null)).toBe(t)
  expect(collectorNow(AT, 0, 5)).toBe(t)
})
