import { expect, test } from 'vitest'
import type { Facts } from './facts'
import { factsAt, serverFact, T0, vantage } from './testing/facts'
import { judgeUnheard } from './unheard'

const NOW = T0 + 500
const routez = { value: { count: 0, peers: [] }, at: T0, told: T0, from: 'a', vantage: 'rg1' }
const judged = (over: Partial<Facts> = {}, mate = serverFact('a')) =>
  judgeUnheard('x', 'it was there before', 'rg2', factsAt(NOW, [mate], over), NOW)

test('asked in vain: silent; not asked yet, or without eyes: unknown', () => {
  expect(judged()).toEqual({
    state: 'silent',
    why: 'it was there before, but it has not answered since Orrery started',
  })
  expect(judged({ looks: { servers: [T0], meta: [] } })).toEqual({
    state: 'unknown',
    why: 'it was there before; it has not answered yet',
  })
  expect(judged({ vantages: [vantage('rg1', { state: 'failed' })] })).toEqual({
    state: 'unknown',
    why: 'Orrery has no connection to NATS',
  })
})

test('its own cluster does not route to it: down', () => {
  expect(judged({}, serverFact('a', { routez }))).toEqual({
    state: 'down',
    why: 'it was there before, but it has not answered since Orrery started, and its own cluster rg2 does not route to it',
  })
})
