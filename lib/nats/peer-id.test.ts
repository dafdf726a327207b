import { expect, test } from 'vitest'
import { peerId } from './peer-id'

test.each([
  ['rg1-az1', '6s4h5MOv'],
  ['rg1-az1-x', 'PMcvOJvm'],
  ['rg1-az2', 'X8wPeL6S'],
  ['rg3-az1', 'OEQTh4pP'],
  ['rg2-az3', 'NSUWzTzT'],
])('%s is %s, as recorded from nats-server', (name, id) => {
  expect(peerId(name)).toBe(id)
})
