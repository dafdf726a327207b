import { describe, expect, test } from 'vitest'
import { sampleSnapshot } from '../sample'
import { defaultConfig, type StreamConfig } from '../stream-config/model'
import type { Allowance } from './account'
import { updateRefusal } from './update-limits'

const GIB = 2 ** 30
const stream = (max_bytes: number, num_replicas = 1): StreamConfig => ({
  ...defaultConfig('S', ['s']),
  max_bytes,
  num_replicas,
})
const allowance = (change: Partial<Allowance>): Allowance => ({
  maxStreams: null,
  maxConsumers: null,
  maxMemory: null,
  maxStorage: null,
  maxMemoryOfStream: null,
  maxStorageOfStream: null,
  bytesRequired: false,
  streams: 1,
  reservedMemory: 0,
  reservedStorage: 0,
  ...change,
})
const refusal = (from: StreamConfig, to: StreamConfig, account: Partial<Allowance>, version = '2.15.1') =>
  updateRefusal({ from, to, limits: { '': allowance(account) }, deciders: [], version })?.errCode ?? null

describe('of the account', () => {
  const has = { maxStorage: 4 * GIB, reservedStorage: 3 * GIB }
  test('what it has already counts once', () => {
    expect(refusal(stream(3 * GIB), stream(4 * GIB), has)).toBeNull()
    expect(refusal(stream(3 * GIB), stream(5 * GIB), has)).toBe(10047)
    expect(refusal(stream(3 * GIB), stream(-1), has)).toBeNull()
  })
  test('every replica counts where there are no tiers', () => {
    expect(refusal(stream(GIB, 3), stream(GIB, 3), has)).toBeNull()
    expect(refusal(stream(GIB, 3), stream(2 * GIB, 3), has)).toBe(10047)
    // Up to 2.13 what is added counts once.
    expect(refusal(stream(GIB, 3), stream(2 * GIB, 3), has, '2.10.27')).toBeNull()
  })
  test('more replicas need more, from 2.14 on', () => {
    const one = { maxStorage: 2 * GIB, reservedStorage: GIB }
    expect(refusal(stream(GIB), stream(GIB, 3), one)).toBe(10047)
    expect(refusal(stream(GIB), stream(GIB, 3), one, '2.10.27')).toBeNull()
  })
  test('consumers', () => {
    const to = { ...stream(-1), max_consumers: 9 }
    expect(refusal(stream(-1), to, { maxConsumers: 5 })).toBe(10026)
  })
  test('what it does not tell refuses nothing', () => {
    expect(refusal(stream(-1), stream(9 * GIB), { maxStorage: GIB, reservedStorage: null })).toBeNull()
  })
})

describe('of the servers that look', () => {
  const { servers } = sampleSnapshot()
  const one = servers.find((s) => s.jetstream?.storeMax != null)
  if (!one?.jetstream) throw new Error('the sample has a server with storage')
  const js = { ...one.jetstream, storeMax: 10 * GIB, storeReserved: 8 * GIB }
  const ask = (from: number, to: number) =>
    updateRefusal({
      from: stream(from, 3),
      to: stream(to, 3),
      limits: null,
      deciders: [{ ...one, jetstream: js }],
      version: null,
    })
  test('only the difference is promised anew, once', () => {
    expect(ask(4 * GIB, 6 * GIB)).toBeNull()
    expect(ask(4 * GIB, 7 * GIB)).toMatchObject({ errCode: 10047 })
    expect(ask(9 * GIB, 2 * GIB)).toBeNull()
    expect(ask(-1, 3 * GIB)).toMatchObject({ outcome: 'refused' })
  })
})
