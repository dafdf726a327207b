import { expect, it } from 'vitest'
import { LeftOutWatch, metaGroup } from './meta-group'
import type { ServerView } from './monitoring'

const view = (name: string, leader: string | null, members: string[] = []): ServerView => ({
  id: `N${name}`,
  name,
  healthy: true,
  meta: { leader, members },
})

it('believes only the leader about who is in the group', () => {
  const views = [view('a', 'b', ['a', 'b', 'c']), view('b', 'b', ['b', 'a']), view('c', 'b')]
  expect(metaGroup(views, ['a', 'b', 'c'])).toEqual({ state: 'led', leader: 'b', missing: ['c'] })
})

it('takes two servers that claim to lead, or none, for an election', () => {
  expect(metaGroup([view('a', 'a', ['a']), view('b', 'b', ['b'])], ['a', 'b'])).toEqual({ state: 'electing' })
  expect(metaGroup([view('a', null), view('b', 'a')], ['a', 'b'])).toEqual({ state: 'electing' })
})

it('names a server left out once, after the patience, and again after another', () => {
  const watch = new LeftOutWatch(6_000)
  const out = { state: 'led' as const, leader: 'a', missing: ['c'] }
  expect(watch.observe(out, true, 0)).toEqual([])
  expect(watch.observe(out, true, 5_999)).toEqual([])
  expect(watch.observe(out, true, 6_000)).toEqual(['c'])
  expect(watch.observe(out, true, 6_200)).toEqual([])
  expect(watch.observe(out, true, 12_200)).toEqual(['c'])
})

it('starts counting anew when the server was listed in between, or not all were healthy', () => {
  const watch = new LeftOutWatch(6_000)
  const out = { state: 'led' as const, leader: 'a', missing: ['c'] }
  watch.observe(out, true, 0)
  watch.observe({ ...out, missing: [] }, true, 3_000)
  expect(watch.observe(out, true, 6_000)).toEqual([])
  watch.observe(out, false, 9_000)
  expect(watch.observe(out, true, 12_000)).toEqual([])
})
