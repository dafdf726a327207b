import { expect, test } from 'vitest'
import type { Snapshot, Stream } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import type { Selection } from '@/lib/url/selection'
import { overlaysOf, rolesOn } from './overlays'
import { sameProps } from './sameProps'

const base = sampleSnapshot()
const [events] = base.streams
if (!events) throw new Error('the sample has streams')
const named = (name: string): Stream => ({ ...events, name })
const many: Snapshot = {
  ...base,
  streams: [...base.streams, ...Array.from({ length: 8 }, (_, i) => named(`S${i}`))],
}
const chosen = (id: string): Selection => ({ kind: 'stream', id })
const inks = (s: Snapshot, selection: Selection | null, pins: string[]) =>
  overlaysOf(s, selection, pins).map((o) => [o.key, o.ink.colour, o.ink.dash])

test('a chosen stream alone is accent; one that is not in the snapshot is not drawn', () => {
  expect(inks(base, chosen('APP/ORDERS'), [])).toEqual([['APP/ORDERS', 'accent', null]])
  expect(overlaysOf(base, chosen('APP/GONE'), ['APP/GONE'])).toEqual([])
  expect(overlaysOf(base, { kind: 'server', id: 'rg1-az1' }, [])).toEqual([])
})

test('pins: the first accent, each further one the last free cluster colour and a dash of its own', () => {
  expect(inks(many, null, ['APP/ORDERS', 'APP/EVENTS', 'APP/S0', 'APP/S1', 'APP/S2', 'APP/S3'])).toEqual([
    ['APP/ORDERS', 'accent', null],
    ['APP/EVENTS', 7, '2 2'],
    ['APP/S0', 6, '6 2'],
    ['APP/S1', 5, '6 2 2 2'],
    ['APP/S2', 4, '2 2'],
    // The clusters have 0 to 3: a colour comes again, its dash does not.
    ['APP/S3', 7, '6 2'],
  ])
})

test('eight pins are told apart, and a pin that vanishes changes the ink of no other', () => {
  const pins = many.streams.map((s) => `APP/${s.name}`).slice(0, 8)
  const all = inks(many, null, pins)
  expect(new Set(all.map(([, colour, dash]) => `${colour} ${dash}`)).size).toBe(8)
  const without = { ...many, streams: many.streams.filter((s) => s.name !== 'ORDERS') }
  expect(inks(without, null, pins)).toEqual(all.filter(([key]) => key !== 'APP/ORDERS'))
})

test('a first pin that is not there does not keep the accent: the first that is drawn has it', () => {
  expect(inks(many, null, ['APP/GONE', 'APP/ORDERS', 'APP/EVENTS'])).toEqual([
    ['APP/ORDERS', 'accent', null],
    ['APP/EVENTS', 6, '6 2'],
  ])
})

test('what is chosen is looked at first and changes no ink', () => {
  const pins = ['APP/ORDERS', 'APP/EVENTS']
  expect(inks(many, chosen('APP/EVENTS'), pins)).toEqual([
    ['APP/EVENTS', 7, '2 2'],
    ['APP/ORDERS', 'accent', null],
  ])
  expect(inks(many, chosen('APP/S0'), pins)[0]).toEqual(['APP/S0', 6, '6 2'])
})

test('a server has a role in each stream that it holds; unchanged ones leave its mark alone', () => {
  const overlays = () => overlaysOf(many, null, ['APP/ORDERS', 'APP/EVENTS', 'APP/S0'])
  const roles = rolesOn('rg3-az3-x', overlays())
  expect(roles.map(([stream, , role]) => `${role} ${stream}`)).toEqual(['leader APP/EVENTS', 'leader APP/S0'])
  expect(rolesOn('rg1-az1', overlays())).toEqual([])
  expect(sameProps({ roles }, { roles: rolesOn('rg3-az3-x', overlays()) })).toBe(true)
  expect(sameProps({ roles }, { roles: rolesOn('rg1-az1-x', overlays()) })).toBe(false)
})
