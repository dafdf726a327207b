import { expect, test } from 'vitest'
import type { GatewayLink } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { missingWords } from './strand-words'

const [link] = sampleSnapshot().gateways
/** Of a link with the outbound connections of these servers those that do not stand. */
const without = (from: string, ...gone: string[]): GatewayLink => {
  if (!link) throw new Error('the sample has gateways')
  return {
    ...link,
    servers: ['az1', 'az2', 'az3'].map((az) => ({
      server: `${from}-${az}`,
      peer: null,
      direction: 'outbound',
      connected: !gone.includes(az),
      rttMs: null,
      error: null,
    })),
  }
}

test.each([
  [without('a'), without('b'), []],
  [without('a', 'az3'), without('b'), ['a-az3 not connected', 'a-az3']],
  [
    without('a', 'az3'),
    without('b', 'az1'),
    ['a-az3, b-az1 not connected', 'a-az3, b-az1', 'a-az3 and 1 more', '2 missing'],
  ],
  [undefined, without('b'), []],
])('who is not connected, %#', (ab, ba, words) => {
  expect(missingWords(ab, ba)).toEqual(words)
})

test('who does not answer says nothing of its connection', () => {
  const link = without('a', 'az3')
  const servers = link.servers.map((e) => (e.connected ? e : { ...e, unanswered: true as const }))
  expect(missingWords({ ...link, servers }, without('b'))).toEqual([])
})
