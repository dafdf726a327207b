import { expect, test } from 'vitest'
import { namesIn } from './nats-cli'

test('a name counts only as a whole word', () => {
  const text = '│ rg1-az1-x │ xr │\n│ rg2-az2* │ rg2 │'
  expect(namesIn(text, ['rg1-az1', 'rg1-az1-x', 'rg2-az2', 'rg3-az3'])).toEqual(['rg1-az1-x', 'rg2-az2'])
})
