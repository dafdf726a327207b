import { describe, expect, it } from 'vitest'
import {
  bytes,
  clock,
  count,
  countShort,
  countTiny,
  dateClock,
  duration,
  fraction,
  NOT_KNOWN,
  percent,
  plural,
  rtt,
  share,
  wholeSeconds,
} from './format'

describe('what is not known', () => {
  it.each([bytes, count, countShort, countTiny, duration, fraction, percent, rtt])(
    '%o never prints NaN, 0 or undefined',
    (format) => {
      for (const n of [null, undefined, Number.NaN, Number.POSITIVE_INFINITY])
        expect(format(n)).toBe(NOT_KNOWN)
    },
  )
  it('holds for times and shares', () => {
    expect(clock(null)).toBe(NOT_KNOWN)
    expect(clock('yesterday')).toBe(NOT_KNOWN)
    expect(dateClock('')).toBe(NOT_KNOWN)
    expect(share(1, 0)).toBe(NOT_KNOWN)
    expect(share(1, null)).toBe(NOT_KNOWN)
  })
})

describe('figures', () => {
  it.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1.0 KiB'],
    [1.2 * 2 ** 30, '1.2 GiB'],
    [257 * 2 ** 30, '257 GiB'],
    [2 ** 30 - 1, '1.0 GiB'],
    [10 * 2 ** 40, '10.0 TiB'],
  ])('bytes %d → %s', (n, text) => expect(bytes(n)).toBe(text))

  it.each([
    [1920447, '1,920,447', '1.9 M'],
    [1204, '1,204', '1,204'],
    [999_999, '999,999', '999,999'],
    [581_717_215, '581,717,215', '582 M'],
    [999_999_999, '999,999,999', '1.0 G'],
  ])('count %d → %s, short %s', (n, full, short) => {
    expect(count(n)).toBe(full)
    expect(countShort(n)).toBe(short)
  })

  it.each([
    [0, '0'],
    [999, '999'],
    [1204, '1.2k'],
    [9_960, '10k'],
    [48_200, '48k'],
    [999_600, '1.0M'],
    [1_920_447, '1.9M'],
  ])('count %d in four characters: %s', (n, tiny) => expect(countTiny(n)).toBe(tiny))

  it.each([
    [800, '0.8 s'],
    [9_949, '9.9 s'],
    [9_960, '9.9 s'],
    [10_000, '10 s'],
    [10_500, '10 s'],
    [48_400, '48 s'],
    [60_000, '1 m'],
    [200_000, '3 m 20 s'],
    [3_600_000 * 5 + 720_000, '5 h 12 m'],
    [86_400_000 * 6 + 3_600_000 * 4, '6 d 4 h'],
    [-300, '0.0 s'],
  ])('duration %d → %s', (ms, text) => expect(duration(ms)).toBe(text))

  it.each([
    [null, '–'],
    [-5, '0 s'],
    [999, '0 s'],
    [1000, '1 s'],
    [9999, '9 s'],
    [48_300, '48 s'],
    [200_000, '3 m 20 s'],
  ])('in whole seconds %d → %s', (ms, text) => expect(wholeSeconds(ms)).toBe(text))

  it.each([
    [0, '0%'],
    [1e-9, '<1%'],
    [0.0099, '<1%'],
    [0.01, '1%'],
    [0.415, '42%'],
    [0.9999, '99%'],
    [1, '100%'],
    [1.2, '120%'],
  ])('a share of %d → %s: nothing and all are said of nothing and all only', (f, text) => {
    expect(fraction(f)).toBe(text)
    expect(share(f, 1)).toBe(text)
  })

  it('shares, per cents, round trips', () => {
    expect([percent(41), percent(1.5), percent(0), share(3, 10)]).toEqual(['41%', '1.5%', '0%', '30%'])
    expect([rtt(0), rtt(0.4), rtt(12.3), rtt(1400)]).toEqual(['<0.1 ms', '0.4 ms', '12 ms', '1.4 s'])
  })

  it('clocks are UTC', () => {
    expect(clock('2026-11-22T16:03:05.900+02:00')).toBe('14:03:05')
    expect(dateClock('2026-11-22T14:03:05Z')).toBe('2026-11-22 14:03:05')
  })

  it('plurals', () => {
    expect([plural(1, 'server'), plural(0, 'server'), plural(2, 'az', 'AZs')]).toEqual([
      '1 server',
      '0 servers',
      '2 AZs',
    ])
  })
})
