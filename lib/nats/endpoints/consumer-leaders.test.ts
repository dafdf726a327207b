import { expect, test } from 'vitest'
import { answers, VERSIONS } from '../testing/recorded'
import { decodeConsumersLed } from './consumer-leaders'

test.each(VERSIONS)('each consumer of %s is led by one server, as it says itself', (version) => {
  const led = answers(version, 'detail_JSZ').map(({ origin, data }) => decodeConsumersLed(data, origin.name))
  const all = led.flat()
  expect(new Set(all).size).toBe(all.length)
  expect([...all].sort()).toEqual(
    ['BILLING', 'PUSH', ...(version === '2.9.10' ? [] : ['TWO'])].map((name) => `APP/ORDERS/${name}`),
  )
})

test('a consumer without a group is led by whoever holds it, and rubbish by nobody', () => {
  const data = {
    account_details: [{ name: 'A', stream_detail: [{ name: 'S', consumer_detail: [{ name: 'C' }, {}, 7] }] }],
  }
  expect(decodeConsumersLed(data, 'rg1-az1')).toEqual(['A/S/C'])
  expect(decodeConsumersLed({ account_details: 'x' }, 'rg1-az1')).toEqual([])
})
