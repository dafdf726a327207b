import { describe, expect, test } from 'vitest'
import { type AccountLimits, accountRefusal, allowanceWords } from '@/lib/domain/placement/account'
import { previewPlacement } from '@/lib/domain/placement/preview'
import { sampleSnapshot } from '@/lib/domain/sample'
import { defaultConfig } from '@/lib/domain/stream-config/model'
import { readAccountLimits } from './account-limits'

const answers = (body: unknown) => readAccountLimits({ request: async () => JSON.stringify(body) })
const LIMITS = { max_memory: 0, max_storage: 1_048_576, max_streams: 2, max_consumers: -1 }
const ALONE = { others: [], version: null }
const stream = { ...defaultConfig('LIM', ['lim']), placement: { cluster: 'rg1' } }

describe('the limits of the account of the recordings (1 MiB of files, no memory, two streams)', () => {
  const read = () => answers({ streams: 1, limits: LIMITS })
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
    expect(
      accountRefusal(limits ?? {}, { ...stream, ...change }, { others: [], version })?.errCode ?? null,
    ).toBe(errCode)
  })
  test('a third stream', async () => {
    const full = (await answers({ streams: 2, limits: LIMITS })) ?? {}
    expect(accountRefusal(full, stream, ALONE)).toMatchObject({ errCode: 10027 })
    expect(allowanceWords(full, stream, ALONE)).toBe('2 of 2 streams · 0 of 1MiB file promised')
    const others = [{ storage: 'file' as const, replicas: 3, bytes: 1024 }]
    const beside = { others, version: '2.15.1' }
    expect(allowanceWords(full, stream, beside)).toBe('2 of 2 streams · 3KiB of 1MiB file promised')
    const unknown = { others: null, version: null }
    expect(allowanceWords(full, stream, unknown)).toBe('2 of 2 streams · up to 1MiB file promised')
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
    expect(accountRefusal(limits, { ...stream, num_replicas: 3, max_bytes: 1500 }, ALONE)).toBeNull()
    expect(accountRefusal(limits, { ...stream, max_bytes: 1500 }, ALONE)).toMatchObject({ errCode: 10047 })
    expect(accountRefusal(limits, { ...stream, num_replicas: 2 }, ALONE)).toMatchObject({ errCode: 10120 })
  })
})

test('an account that does not answer leaves it open', async () => {
  expect(await readAccountLimits({ request: () => Promise.reject(new Error('silence')) })).toBeNull()
  expect(await answers({ error: {} })).toBeNull()
})

describe('what counts beside it', () => {
  const read = () => answers({ streams: 2, limits: { ...LIMITS, max_streams: -1, max_storage: 9_000_000 } })
  /** The sample's two streams of APP, R3 both. */
  const snapshot = (promised: number | null) => ({
    ...sampleSnapshot(),
    streams: sampleSnapshot().streams.map((s) => ({ ...s, promised })),
  })
  const predict = async (promised: number | null, max_bytes: number, streams = 2) => {
    const limits = (await read()) ?? {}
    const own = limits['']
    if (!own) throw new Error('no limits')
    return previewPlacement(snapshot(promised), { ...stream, max_bytes }, 'APP', { '': { ...own, streams } })
      .predicted
  }
  test('is told by the streams that are there, each with its replicas', async () => {
    expect(await predict(1_000_000, 3_000_000)).toMatchObject({ outcome: 'created' })
    expect(await predict(1_000_000, 3_000_001)).toMatchObject({ outcome: 'refused', errCode: 10047 })
  })
  test('is not known where one of them is not, or the account has more of them', async () => {
    expect(await predict(null, 3_000_000)).toMatchObject({ outcome: 'unknown' })
    expect(await predict(1_000_000, 3_000_000, 3)).toMatchObject({ outcome: 'unknown' })
    expect(await predict(null, 9_000_001)).toMatchObject({ outcome: 'refused', errCode: 10047 })
  })
  test('what max bytes may be as such is asked before name and subjects', async () => {
    const limits = (await answers({ streams: 2, limits: { ...LIMITS, storage_max_stream_bytes: 10 } })) ?? {}
    const asked = { ...stream, name: 'ORDERS', max_bytes: 11 }
    expect(previewPlacement(sampleSnapshot(), asked, 'APP', limits).predicted.errCode).toBe(10122)
  })
})
