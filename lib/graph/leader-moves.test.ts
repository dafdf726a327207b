import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { USUAL_VIEW } from './density'
import { layout } from './layout'
import { leaderMoves, placeOn } from './leader-moves'
import { topologyOf } from './topology'

test('what is seen first has not moved; a leader that changes has, also with an election in between', () => {
  const known = new Map<string, string>()
  const look = (leader: string | null) => leaderMoves(known, [{ key: 'APP/ORDERS', leader }])
  expect(look('a')).toEqual([])
  expect(look('a')).toEqual([])
  expect(look(null)).toEqual([])
  expect(look('b')).toEqual([{ key: 'APP/ORDERS', from: 'a', to: 'b' }])
  expect(look('b')).toEqual([])
})

test('from the middle of one ring to the middle of the other', () => {
  const drawn = layout(topologyOf(sampleSnapshot()), USUAL_VIEW)
  const card = drawn.servers.find((s) => s.key === 'rg2-az3')
  if (!card) throw new Error('not drawn')
  expect(placeOn(drawn, 'rg2-az3', 'ring')).toEqual({ x: card.x + 38, y: card.y + 51 })
  expect(placeOn(drawn, 'nowhere', 'ring')).toBeNull()
})
