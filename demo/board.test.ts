import { expect, it } from 'vitest'
import { createBoard } from './board'

function terminal(isTTY: boolean) {
  let text = ''
  return { isTTY, write: (more: string) => (text += more), read: () => text }
}

it('writes one plain line for each step where there is no terminal', () => {
  const out = terminal(false)
  const board = createBoard(out, ['a', 'b'])
  board.phase('a', 'starting')
  board.phase('a', 'healthy')
  board.phase('b', 'ended')
  expect(out.read()).toMatch(/^ {2}a +healthy, [\d.]+ s\n {2}b +ended, [\d.]+ s\n$/)
})

it('redraws a line for each server in place on a terminal', () => {
  const out = terminal(true)
  const board = createBoard(out, ['a', 'b'])
  board.phase('a', 'starting')
  board.phase('b', 'healthy')
  board.say('a note')
  board.settle()
  board.say('done')
  const [, afterSecond, afterNote] = out.read().split('\u001b[2A\u001b[J')
  expect(afterSecond).toMatch(/a +starting.*\n.*b +healthy/)
  expect(afterNote).toMatch(/^a note\n(.*\n){2}done\n$/)
})
