import { describe, expect, it, test } from 'vitest'
import { FIELDS, KEYS } from './fields'
import { parseQuery } from './parse'
import { printQuery } from './print'
import { FLAGS, type NumberOp, type Query, type Term, type TextOp } from './term'

const read = (text: string): Query => {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.reason}`)
  return parsed.query
}
const problem = (text: string) => {
  const parsed = parseQuery(text)
  return parsed.ok ? null : parsed.problem
}

test('every form of a term', () => {
  expect(read('cluster=xr')).toEqual([
    { not: false, kind: 'text', key: 'cluster', sub: null, op: '=', values: ['xr'] },
  ])
  expect(read('tag:az=1')).toEqual([
    { not: false, kind: 'text', key: 'tag', sub: 'az', op: '=', values: ['1'] },
  ])
  expect(read('server~rg2 replicas<3')).toEqual([
    { not: false, kind: 'text', key: 'server', sub: null, op: '~', values: ['rg2'] },
    { not: false, kind: 'number', key: 'replicas', op: '<', value: { text: '3', value: 3 } },
  ])
  expect(read('!healthy unknown')).toEqual([
    { not: true, kind: 'flag', flag: 'healthy' },
    { not: false, kind: 'flag', flag: 'unknown' },
  ])
  expect(read('  az1\t')).toEqual([{ not: false, kind: 'word', text: 'az1' }])
  expect(read('')).toEqual([])
})

test('numbers with the units of their field', () => {
  const value = (text: string) => {
    const [term] = read(text)
    return term?.kind === 'number' ? term.value.value : null
  }
  expect(value('messages>1M')).toBe(1_000_000)
  expect(value('messages>=1.5k')).toBe(1500)
  expect(value('bytes>10GiB')).toBe(10 * 2 ** 30)
  expect(value('bytes>10G')).toBe(10 * 2 ** 30)
  expect(value('rtt>5ms')).toBe(5)
  expect(value('rtt>1s')).toBe(1000)
  expect(value('rtt>0.5')).toBe(0.5)
  expect(value('margin<=-1')).toBe(-1)
})

test('several values mean either; quotes hold blanks, commas and words that are flags', () => {
  expect(read('cluster=rg1,rg2')).toMatchObject([{ values: ['rg1', 'rg2'] }])
  expect(read('stream="a b","c,d"')).toMatchObject([{ values: ['a b', 'c,d'] }])
  expect(read('"healthy"')).toEqual([{ not: false, kind: 'word', text: 'healthy' }])
  expect(read(String.raw`stream="say \"hi\" \\"`)).toMatchObject([
    { values: [String.raw`say "hi" \ `.trim()] },
  ])
})

describe('what cannot be read is named, with its place', () => {
  it.each([
    ['cluster=xr planet=mars', 11, 'planet=mars', 'there is no key “planet”'],
    ['cluster=', 0, 'cluster=', 'a value is missing after ='],
    ['cluster=a,', 0, 'cluster=a,', 'a value is missing after ='],
    ['=xr', 0, '=xr', 'it needs a key in front of =, like cluster=…'],
    ['cluster<3', 0, 'cluster<3', 'cluster is a text: compare it with = or ~'],
    ['lag~1', 0, 'lag~1', 'lag is a number: compare it with =, <, <=, > or >='],
    ['a lag>many', 2, 'lag>many', '“many” is not a number like 3, 10k or 1M'],
    ['bytes>1XB', 0, 'bytes>1XB', '“1XB” is not a size like 512, 64KiB or 10GiB'],
    ['rtt>1kg', 0, 'rtt>1kg', '“1kg” is not a time like 5ms or 1s'],
    ['lag=1,2', 0, 'lag=1,2', 'lag takes one number'],
    ['cluster:x=1', 0, 'cluster:x=1', 'only tag takes a colon, like tag:az=1'],
    ['tag:=1', 0, 'tag:=1', 'only tag takes a colon, like tag:az=1'],
    ['!', 0, '!', 'there is nothing to look for'],
    ['!!healthy', 0, '!!healthy', 'one ! and one term, like !healthy'],
    ['!cluster!=xr', 0, '!cluster!=xr', 'it is turned round twice'],
    ['a!b', 0, 'a!b', 'a ! stands in front of a term, or in != and !~'],
    ['stream="open', 7, '"open', 'the quotation mark is never closed'],
  ])('%s', (text, at, part, reason) => {
    expect(problem(text)).toEqual({ at, part, reason })
    expect(text.slice(at, at + part.length)).toBe(part)
  })
})

/** A small generator of numbers that is the same in every run. */
function dice(seed: number) {
  let state = seed
  return (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}
const CHARS = [...'abXY09-_.:#%/\\"\' ,=~<>!*ü→\t']

function generated(seed: number): Query {
  const roll = dice(seed)
  const pick = <T>(list: readonly T[], fallback: T): T => list[roll(list.length)] ?? fallback
  const text = () => Array.from({ length: 1 + roll(6) }, () => pick(CHARS, 'a')).join('')
  return Array.from({ length: roll(5) }, (): Term => {
    const not = roll(2) === 0
    const kind = roll(4)
    if (kind === 0) return { not, kind: 'word', text: roll(4) === 0 ? 'healthy' : text() }
    if (kind === 1) return { not, kind: 'flag', flag: pick(FLAGS, 'healthy') }
    const key = pick(KEYS, 'server')
    const field = FIELDS[key]
    if (field.type === 'number') {
      const value = roll(10_000) - 50
      const op = pick<NumberOp>(['=', '<', '<=', '>', '>='], '=')
      return { not, kind: 'number', key, op, value: { text: String(value), value } }
    }
    const sub = key === 'tag' && roll(2) === 0 ? text() : null
    const values = Array.from({ length: 1 + roll(3) }, text)
    return { not, kind: 'text', key, sub, op: pick<TextOp>(['=', '~'], '='), values }
  })
}

test('what is printed reads back as the same query, for 3,000 generated ones', () => {
  let terms = 0
  for (let seed = 1; seed <= 3000; seed++) {
    const query = generated(seed)
    terms += query.length
    const printed = printQuery(query)
    const again = parseQuery(printed)
    expect(again, printed).toEqual({ ok: true, query })
  }
  expect(terms).toBeGreaterThan(3000)
})

test('any text is either a query that prints and reads again, or a problem that quotes a part of it', () => {
  const outcomes = { query: 0, problem: 0 }
  const pieces = [...KEYS, ...FLAGS, '=', '~', '<', '!', '"', ',', ' ', ' ', ':', 'x', '3', '\\', 'az']
  for (let seed = 1; seed <= 3000; seed++) {
    const roll = dice(seed)
    const text = Array.from({ length: 1 + roll(9) }, () => pieces[roll(pieces.length)] ?? '').join('')
    const parsed = parseQuery(text)
    if (parsed.ok) {
      expect(parseQuery(printQuery(parsed.query)), text).toEqual(parsed)
      outcomes.query++
    } else {
      const { at, part } = parsed.problem
      expect(text.slice(at, at + part.length), text).toBe(part)
      outcomes.problem++
    }
  }
  expect(Math.min(outcomes.query, outcomes.problem)).toBeGreaterThan(300)
})
