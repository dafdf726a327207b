import { describe, expect, test } from 'vitest'
import { sampleSnapshot } from '../sample'
import { defaultConfig, type StreamConfig } from '../stream-config/model'
import type { Against, Allowance } from './account'
import type { Promising } from './account-bytes'
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
  ...change,
})
const file = (bytes: number, replicas = 1): Promising => ({ storage: 'file', replicas, bytes })
const refusal = (
  from: StreamConfig,
  to: StreamConfig,
  { others = [], version = '2.15.1', ...account }: Partial<Allowance> & Partial<Against>,
) =>
  updateRefusal({ from, to, limits: { '': allowance(account) }, against: { others, version }, deciders: [] })

describe('of the account', () => {
  test('what it has already counts once', () => {
    const has = { maxStorage: 4 * GIB }
    expect(refusal(stream(3 * GIB), stream(4 * GIB), has)).toBeNull()
    expect(refusal(stream(3 * GIB), stream(5 * GIB), has)).toMatchObject({ errCode: 10047 })
    expect(refusal(stream(3 * GIB), stream(-1), has)).toBeNull()
  })
  test('every replica counts, of others and its own', () => {
    const has = { maxStorage: 9 * GIB, others: [file(GIB, 3)] }
    expect(refusal(stream(GIB, 3), stream(2 * GIB, 3), has)).toBeNull()
    expect(refusal(stream(GIB, 3), stream(2 * GIB + 1, 3), has)).toMatchObject({ errCode: 10047 })
    expect(refusal(stream(2 * GIB), stream(2 * GIB, 3), has)).toBeNull()
    expect(refusal(stream(3 * GIB), stream(3 * GIB, 3), has)).toMatchObject({ errCode: 10047 })
  })
  test('up to 2.14.0 what is added counts once, and the others by other rules', () => {
    // 3 GiB of its own, and those of the other: by the new number of replicas on 2.10, by its own later.
    const once = (version: string) =>
      refusal(stream(GIB, 3), stream(2 * GIB, 3), { maxStorage: 7 * GIB, others: [file(GIB, 3)], version })
    const beside = (version: string) =>
      refusal(stream(GIB, 3), stream(2 * GIB, 3), { maxStorage: 6 * GIB, others: [file(2 * GIB)], version })
    for (const version of ['2.10.27', '2.12.4', '2.12.5', '2.14.0']) expect(once(version)).toBeNull()
    for (const version of ['2.9.10', '2.12.9', '2.14.1']) expect(once(version)).not.toBeNull()
    for (const version of ['2.11.15', '2.12.5', '2.14.0']) expect(beside(version)).toBeNull()
    for (const version of ['2.10.27', '2.12.4', '2.15.1']) expect(beside(version)).not.toBeNull()
  })
  test('consumers', () => {
    const to = { ...stream(-1), max_consumers: 9 }
    expect(refusal(stream(-1), to, { maxConsumers: 5 })).toMatchObject({ errCode: 10026 })
  })
  test('where the others are not known, only what is too much by itself is refused', () => {
    const has = { maxStorage: GIB, others: null }
    expect(refusal(stream(-1), stream(GIB), has)).toMatchObject({ outcome: 'unknown' })
    expect(refusal(stream(-1), stream(GIB + 1), has)).toMatchObject({ errCode: 10047 })
    expect(refusal(stream(-1), stream(9 * GIB), { others: null })).toBeNull()
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
      against: { others: [], version: null },
      deciders: [{ ...one, jetstream: js }],
    })
  test('only the difference is promised anew, once', () => {
    expect(ask(4 * GIB, 6 * GIB)).toBeNull()
    expect(ask(4 * GIB, 7 * GIB)).toMatchObject({ errCode: 10047 })
    expect(ask(9 * GIB, 2 * GIB)).toBeNull()
    expect(ask(-1, 3 * GIB)).toMatchObject({ outcome: 'refused' })
  })
})
