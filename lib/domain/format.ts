/**
 * Figures as people read them. `null` (not reported) and anything that is not a finite number become `NOT_KNOWN`,
 * never 0 and never "NaN"; the caller adds a title that says why.
 */
export const NOT_KNOWN = '–'

type Figure = number | null | undefined

const isKnown = (n: Figure): n is number => typeof n === 'number' && Number.isFinite(n)
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB']
const DECIMAL = ['', 'k', 'M', 'G', 'T']

/** One decimal below 100 so that 1.2 and 1.9 stay apart, none above; `.0` is kept to hold columns still. */
const short = (n: number) => (Math.abs(n) < 99.95 ? n.toFixed(1) : n.toFixed(0))

/** Divides until the printed figure is below the step, so that 1023.99 MiB reads "1.0 GiB" and not "1024 MiB". */
function scaled(n: number, step: number, units: readonly string[]): { figure: number; unit: number } {
  let figure = n
  let unit = 0
  while (Math.abs(Number(short(figure))) >= step && unit < units.length - 1) {
    figure /= step
    unit++
  }
  return { figure, unit }
}

/** Bytes: `1.2 GiB`, `257 GiB`, `0 B`. */
export function bytes(n: Figure): string {
  if (!isKnown(n)) return NOT_KNOWN
  const { figure, unit } = scaled(n, 1024, BINARY)
  return `${unit === 0 ? whole.format(figure) : short(figure)} ${BINARY[unit]}`
}

/** A count in full: `1,920,447`. */
export function count(n: Figure): string {
  return isKnown(n) ? whole.format(n) : NOT_KNOWN
}

/** A count for small places: in full below a million (`1,204`), then `1.9 M`, `582 M`. */
export function countShort(n: Figure): string {
  if (!isKnown(n)) return NOT_KNOWN
  if (Math.abs(n) < 1e6) return whole.format(n)
  const { figure, unit } = scaled(n, 1000, DECIMAL)
  return `${short(figure)} ${DECIMAL[unit]}`
}

/** A count where there is room for four characters: `999`, `1.2k`, `48k`, `1.9M`. */
export function countTiny(n: Figure): string {
  if (!isKnown(n)) return NOT_KNOWN
  const { figure, unit } = scaled(n, 1000, DECIMAL)
  return `${figure.toFixed(unit === 0 || Math.abs(figure) >= 9.95 ? 0 : 1)}${DECIMAL[unit]}`
}

/**
 * Milliseconds as at most two units: `0.8 s`, `48 s`, `3 m 20 s`, `5 h 12 m`, `6 d 4 h`. A negative duration (a clock that
 * was set back) reads `0.0 s`.
 */
export function duration(ms: Figure): string {
  if (!isKnown(ms)) return NOT_KNOWN
  const t = Math.max(0, ms)
  if (t < 10_000) return `${(Math.floor(t / 100) / 10).toFixed(1)} s`
  const s = Math.floor(t / 1000)
  if (s < 60) return `${s} s`
  const m = Math.floor(s / 60)
  if (m < 60) return two(m, 'm', s % 60, 's')
  const h = Math.floor(m / 60)
  if (h < 24) return two(h, 'h', m % 60, 'm')
  return two(Math.floor(h / 24), 'd', h % 24, 'h')
}

/** The same in whole seconds, for ages that tick once a second: `4 s`, `3 m 20 s`; under a second `0 s`. */
export const wholeSeconds = (ms: Figure): string =>
  isKnown(ms) && ms < 10_000 ? `${Math.floor(Math.max(0, ms) / 1000)} s` : duration(ms)

const two = (a: number, unitA: string, b: number, unitB: string) =>
  b === 0 ? `${a} ${unitA}` : `${a} ${unitA} ${b} ${unitB}`

/** Share of a whole, as `fraction` says it; not known when the whole is 0 (nothing to be a share of). */
export function share(part: Figure, of: Figure): string {
  return isKnown(part) && isKnown(of) && of !== 0 ? fraction(part / of) : NOT_KNOWN
}

/** A share of 1 in whole per cent: `41%`; `0%` only of nothing (`<1%`), `100%` only of the whole (`99%`). */
export function fraction(f: Figure): string {
  if (!isKnown(f)) return NOT_KNOWN
  const rounded = Math.round(f * 100)
  if (f > 0 && f < 0.01) return '<1%'
  return `${f < 1 ? Math.min(99, rounded) : rounded}%`
}

/** A per cent figure as reported: `41%`, `1.5%`, `0%`. */
export function percent(n: Figure): string {
  if (!isKnown(n)) return NOT_KNOWN
  return Math.abs(n) < 9.95 && n !== 0 ? `${n.toFixed(1)}%` : `${n.toFixed(0)}%`
}

/** Round trip in ms: `<0.1 ms`, `0.4 ms`, `12 ms`, `1.4 s`. */
export function rtt(ms: Figure): string {
  if (!isKnown(ms)) return NOT_KNOWN
  if (ms < 0.05) return '<0.1 ms'
  if (ms < 9.95) return `${ms.toFixed(1)} ms`
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

/** ISO time → UTC clock: `14:03:05`. */
export function clock(iso: string | null | undefined): string {
  return stamp(iso)?.slice(11, 19) ?? NOT_KNOWN
}

/** ISO time → UTC day and clock: `2026-11-22 14:03:05`. */
export function dateClock(iso: string | null | undefined): string {
  return stamp(iso)?.slice(0, 19).replace('T', ' ') ?? NOT_KNOWN
}

function stamp(iso: string | null | undefined): string | null {
  const t = iso ? Date.parse(iso) : Number.NaN
  return Number.isFinite(t) ? new Date(t).toISOString() : null
}

/** `1 server`, `3 servers`; not known stays not known. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`
}
