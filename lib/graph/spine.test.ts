import { expect, test } from 'vitest'
import { USUAL_VIEW } from './density'
import { layout } from './layout'
import { spineOf } from './spine'
import { build, grid } from './testing/topologies'

const { servers } = layout(build(grid(['r1'], ['1', '2', '3'], 1)), USUAL_VIEW)
const [first, second, third] = servers
const without = (...gone: typeof servers) => spineOf(servers.filter((s) => !gone.includes(s)))
const right = (s: (typeof servers)[number] | undefined) => (s ? s.x + s.w : 0)

test('a spine goes from card to card', () => {
  expect(without()).toEqual([
    [right(first), second?.x],
    [right(second), third?.x],
  ])
})

test('it ends at the last card that there is, and never hangs into a place that is empty', () => {
  expect(without(...servers.slice(0, 1))).toEqual([[right(second), third?.x]])
  expect(without(...servers.slice(2))).toEqual([[right(first), second?.x]])
  expect(without(...servers.slice(1))).toEqual([])
  expect(without(...servers)).toEqual([])
})

test('over a place that is empty between two it stays whole: they are one cluster', () => {
  expect(without(...servers.slice(1, 2))).toEqual([[right(first), third?.x]])
})

test('of several that stand above each other one stretch is drawn', () => {
  expect(spineOf(layout(build(grid(['r1'], ['1', '2', '3'], 3)), USUAL_VIEW).servers)).toHaveLength(2)
})
