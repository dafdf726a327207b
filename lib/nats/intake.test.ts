import { expect, test } from 'vitest'
import { inTurn } from './intake'

const busy = (ms: number) => {
  const until = performance.now() + ms
  while (performance.now() < until);
}

test('in the order of the calls, with timers in between, and each told how it ended', async () => {
  const order: string[] = []
  const all = Array.from({ length: 20 }, (_, i) =>
    inTurn(() => {
      busy(2)
      order.push(`${i}`)
      return i
    }),
  )
  const timer = new Promise<void>((resolve) =>
    setTimeout(() => {
      order.push('timer')
      resolve()
    }, 1),
  )
  expect(await Promise.all(all)).toEqual(Array.from({ length: 20 }, (_, i) => i))
  await timer
  const at = order.indexOf('timer')
  expect(at).toBeGreaterThanOrEqual(0)
  expect(at).toBeLessThan(20)
  expect(order.filter((x) => x !== 'timer')).toEqual(Array.from({ length: 20 }, (_, i) => `${i}`))
})

test('one that throws harms nobody else', async () => {
  const broken = inTurn(() => {
    throw new Error('no')
  })
  const fine = inTurn(() => 'yes')
  await expect(broken).rejects.toThrow('no')
  expect(await fine).toBe('yes')
})
