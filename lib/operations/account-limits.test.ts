import { describe, expect, test } from 'vitest'
import { type AccountLimits, accountRefusal, allowanceWords } from '@/lib/domain/placement/account'
import { previewPlacement } from '@/lib/domain/placement/preview'
import { sampleSnapshot } from '@/lib/domain/sample'
import { defaultConfig } from '@/lib/domain/stream-config/model'
import { readAccountLimits } from './account-limits'

const answers = (body: unknown) => readAccountLimits({ request: async () => JSON.stringify(body) })
const LIMITS = { max_memory: 0, max_storage: 1_048_576, max_streams: 2, max_consumers: -1 }
const stream = { ...defaultConfig('LIM', ['lim']), placement: { cluster: 'rg1' } }

describe('the limits of the account of the recordings (1 MiB of files, no memory, two streams)', () => {
  const read = () => answers({ streams: 1, reserved_storage: 0, reserved_memory: 0, limits: LIMITS })
  // The answers are those that 2.9.10, 2.10.27 and 2.15.1 gave (recorded-refusals.json, cases LIM).
  test.each([
    ['memory', { storage: 'memory' as const }, '2.15.1', 10028],
    ['R3 of 500 kB', { num_replicas: 3, max_bytes: 500_000 }, '2.15.1', 10047],
    ['R3 of 500 kB', { num_replicas: 3, max_bytes: 500_000 }, '2.9.10', 10047],
    ['R3 of 500 kB, counted once', { num_replicas: 3, max_bytes: 500_000 }, '2.10.27', null],
    ['R1 of 2 MB', { max_bytes: 2_000_000 }, '2.10.27', 10047],
    ['R1', {}, '2.15.1', null],
  ])('%s %j on %s', async (_what, change, version, errCode) => {
    const limits = await read()
    expect(accountRefusal(limits ?? {}, { ...stream, ...change }, version)?.errCode ?? null).toBe(errCode)
  })
  test('a third stream', async () => {
    const full = (await answers({ streams: 2, limits: LIMITS })) ?? {}
    expect(accountRefusal(full, stream, null)).toMatchObject({ errCode: 10027 })
    expect(allowanceWords(full, stream)).toBe('2 of 2 streams · up to 1MiB file promised')
  })
  test('the preview foretells it', async () => {
    const limits = await read()
    const preview = previewPlacement(sampleSnapshot(), { ...stream, storage: 'memory' }, 'APP', limits)
    expect(preview.predicted).toMatchObject({ outcome: 'refused', errCode: 10028 })
    expect(preview.allowance).toBe('1 of 2 streams · 0 of 0 memory promised')
  })
})

describe('tiers', () => {
  const tier = (max: number) => ({ streams: 0, reserved_storage: 0, limits: { max_storage: max } })
  test('each number of replicas has its own, and counts once', async () => {
    const limits: AccountLimits =
      (await answers({ limits: {}, tiers: { R1: tier(10), R3: tier(2000) } })) ?? {}
    expect(accountRefusal(limits, { ...stream, num_replicas: 3, max_bytes: 1500 }, null)).toBeNull()
    expect(accountRefusal(limits, { ...stream, max_bytes: 1500 }, null)).toMatchObject({ errCode: 10047 })
    expect(accountRefusal(limits, { ...stream, num_replicas: 2 }, null)).toMatchObject({ errCode: 10120 })
  })
})

test('an account that does not answer leaves it open', async () => {
  expect(await readAccountLimits({ request: () => Promise.reject(new Error('silence')) })).toBeNull()
  expect(await answers({ error: {} })).toBeNull()
})
