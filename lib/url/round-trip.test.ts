import { expect, test } from 'vitest'
import type { Scope } from '@/lib/domain/scope'
import { readAuditFilter, writeAuditFilter } from './audit-filter'
import { parseColumns, serializeColumns } from './columns'
import { parseScope, serializeScope } from './scope'
import { parseSelection, SELECTION_KINDS, type Selection, serializeSelection } from './selection'
import { parseSort, type Sort, serializeSort } from './sort'

/** A small generator of numbers that is the same in every run. */
function dice(seed: number) {
  let state = seed
  return (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}
const CHARS = [...'abzXYZ019-_.:;/\\#%&=+?>< ,"\'[]{}*ü→\u{1f680}\t']
const TRIES = 2000
const text = (roll: (n: number) => number, chars: readonly string[], most: number) =>
  Array.from({ length: 1 + roll(most) }, () => chars[roll(chars.length)] ?? 'a').join('')

/** As the browser hands it on: through the address and back. */
const throughAddress = (key: string, value: string): string => {
  const url = new URL('http://host/map')
  url.searchParams.set(key, value)
  return new URL(url.href).searchParams.get(key) ?? ''
}

test(`any selection reads back as itself, for ${TRIES} of them`, () => {
  const kinds = new Set<string>()
  for (let seed = 1; seed <= TRIES; seed++) {
    const roll = dice(seed)
    const kind = SELECTION_KINDS[roll(SELECTION_KINDS.length)] ?? 'server'
    const selection: Selection = { kind, id: text(roll, CHARS, 40) }
    kinds.add(kind)
    const written = throughAddress('sel', serializeSelection(selection))
    expect(parseSelection(written), written).toEqual(selection)
  }
  expect(kinds.size).toBe(SELECTION_KINDS.length)
})

test(`any filter of the audit log reads back as itself, for ${TRIES} of them`, () => {
  for (let seed = 1; seed <= TRIES; seed++) {
    const roll = dice(seed)
    const word = () => (roll(3) === 0 ? null : text(roll, CHARS, 20))
    const filter = { account: word(), stream: word(), what: word(), outcome: word(), who: word() }
    const { searchParams } = new URL(`http://host/audit?${writeAuditFilter(filter)}`)
    expect(readAuditFilter(searchParams)).toEqual(filter)
  }
})

test(`any sort reads back as itself, for ${TRIES} of them`, () => {
  for (let seed = 1; seed <= TRIES; seed++) {
    const roll = dice(seed)
    const column = `${text(roll, [...'abcxyz'], 1)}${text(roll, [...'abz019-'], 12)}`
    const sort: Sort = { column, direction: roll(2) === 0 ? 'asc' : 'desc' }
    const written = throughAddress('sort', serializeSort(sort))
    expect(parseSort(written), written).toEqual(sort)
  }
})

test(`any choice of columns reads back as itself, for ${TRIES} of them`, () => {
  for (let seed = 1; seed <= TRIES; seed++) {
    const roll = dice(seed)
    const id = () => `${text(roll, [...'abcxyz'], 1)}${text(roll, [...'abz019-'], 12)}`
    const ids = [...new Set(Array.from({ length: 1 + roll(30) }, id))]
    const written = throughAddress('cols', serializeColumns(ids))
    expect(parseColumns(written), written).toEqual(ids)
  }
})

test(`any scope reads back as itself, for ${TRIES} of them`, () => {
  for (let seed = 1; seed <= TRIES; seed++) {
    const roll = dice(seed)
    const region = text(roll, CHARS, 20)
    const az = roll(4) === 0 ? null : text(roll, CHARS, 10)
    const scope: Scope = roll(3) === 0 ? { kind: 'region', region } : { kind: 'az', region, az }
    const written = throughAddress('scope', serializeScope(scope))
    expect(parseScope(written), written).toEqual(scope)
  }
})

test('any text is a selection that writes itself, or none', () => {
  const outcomes = { read: 0, refused: 0 }
  const pieces = [...SELECTION_KINDS, ':', ':', ':', 'x', '/', '>', ' ']
  for (let seed = 1; seed <= TRIES; seed++) {
    const written = text(dice(seed), pieces, 4)
    const selection = parseSelection(written)
    if (selection) expect(serializeSelection(selection)).toBe(written)
    outcomes[selection ? 'read' : 'refused']++
  }
  expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(100)
})

test('an id longer than any is no selection', () => {
  expect(parseSelection(`server:${'x'.repeat(1000)}`)?.id).toHaveLength(1000)
  expect(parseSelection(`server:${'x'.repeat(1001)}`)).toBeNull()
  expect(parseSort(`${'x'.repeat(60)}.asc`)?.column).toHaveLength(60)
  expect(parseSort(`${'x'.repeat(61)}.asc`)).toBeNull()
})
