/** Whether a viewer would see no difference between two values of a field. */
export type Alike = (a: unknown, b: unknown) => boolean

/** How the fields of one kind of row are compared, by their name at any depth; what is not named must be equal. */
export type Fields = ReadonlyMap<string, Alike>

const always: Alike = () => true

/** Numbers closer than `least`, or than this share of the larger one. */
function near(least: number, share: number): Alike {
  return (a, b) =>
    typeof a === 'number' &&
    typeof b === 'number' &&
    Math.abs(a - b) <= Math.max(least, share * Math.max(Math.abs(a), Math.abs(b)))
}

/** Heard within the last two seconds is what every heartbeat brings: which part of it says nothing. */
const heardLately: Alike = (a, b) => typeof a === 'number' && typeof b === 'number' && a < 2000 && b < 2000

/** Round trips in ms. */
const ROUND_TRIP = near(2, 0.15)

/** What of a server, a link, the meta group and our connections changes at every poll: as it may differ unseen. */
export const SERVER: Fields = new Map([
  ['observedAt', always],
  ['via', always],
  ['cpu', near(2, 0.1)],
  ['mem', near(8 * 1024 * 1024, 0.1)],
  ['subscriptions', near(2, 0.02)],
  ['rttMs', ROUND_TRIP],
  ['clockSkewMs', near(50, 0.1)],
])
export const STREAM: Fields = new Map([
  ['observedAt', always],
  ['activeMs', heardLately],
])
export const LINK: Fields = new Map([
  ['rttMs', ROUND_TRIP],
  // Of a few ends, which is the nearest and which the farthest: the ends say it better.
  ['min', ROUND_TRIP],
  ['median', ROUND_TRIP],
  ['max', ROUND_TRIP],
])
/** Routes and leafnodes: there are thousands, and none of them goes out for less, ever. */
export const ROUTE: Fields = new Map([['rttMs', near(1, 0.5)]])
export const META: Fields = new Map([
  ['observedAt', always],
  ['activeMs', heardLately],
])
export const COVERAGE: Fields = new Map([['rttMs', ROUND_TRIP]])

/** The same fields, whatever they say: for the time between two rounds. */
export const whatever = (fields: Fields, ...more: string[]): Fields =>
  new Map([...fields.keys(), ...more].map((name) => [name, always]))
