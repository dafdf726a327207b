import { expect, test } from 'vitest'
import { ALL_SERVERS, answers, VERSIONS } from '../testing/recorded'
import { decodeLeafz } from './leafz'

test.each(VERSIONS)('nats-server %s without leafnodes says so, and is believed', (version) => {
  const idle = answers(version, 'ping_LEAFZ')
  expect(idle.map((a) => a.origin.name).sort()).toEqual(ALL_SERVERS)
  for (const { data } of idle) expect(decodeLeafz(data)).toEqual({ count: 0, leafs: [] })
})

test.each(VERSIONS)('nats-server %s with one leafnode', (version) => {
  const [hub] = answers(version, 'leafnode_LEAFZ')
  const told = decodeLeafz(hub?.data ?? {})
  // Names and sides came after 2.9.
  const named = version !== '2.9.10'
  expect(told).toEqual({
    count: 1,
    leafs: [
      {
        name: named ? 'edge-1' : null,
        account: 'APP',
        isSpoke: named ? false : null,
        host: '127.0.0.1',
        address: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
        cid: version === '2.15.1' ? 6 : null,
        rttMs: expect.any(Number),
        subscriptions: version === '2.9.10' ? 4 : 5,
        inMsgs: 0,
        outMsgs: 0,
        inBytes: 0,
        outBytes: 0,
        compression: named ? 's2_uncompressed' : null,
      },
    ],
  })
  expect(told.leafs[0]?.rttMs).toBeGreaterThan(0)
  expect(told.leafs[0]?.rttMs).toBeLessThan(100)
})

test('the number counts even where the list is cut short', () => {
  expect(decodeLeafz({ leafnodes: 1200, leafs: [{}] })).toMatchObject({ count: 1200 })
  expect(Object.values(decodeLeafz({ leafs: [{}] }).leafs[0] ?? {}).every((v) => v === null)).toBe(true)
})
