import * as z from 'zod'
import type { AccountLimits, Allowance } from '@/lib/domain/placement/account'
import type { JetStreamLink } from './jetstream-api'

const SOON = 500

const limits = z.object({
  max_memory: z.number().default(-1),
  max_storage: z.number().default(-1),
  max_streams: z.number().default(-1),
  max_consumers: z.number().default(-1),
  memory_max_stream_bytes: z.number().default(-1),
  storage_max_stream_bytes: z.number().default(-1),
  max_bytes_required: z.boolean().default(false),
})
const usage = z.object({
  streams: z.number().default(0),
  limits,
})
const info = usage.extend({ tiers: z.record(z.string(), usage).nullish() })

/** What an account may and has, by its own word; null when it does not answer within half a second. */
export async function readAccountLimits(link: JetStreamLink): Promise<AccountLimits | null> {
  try {
    const read = info.safeParse(JSON.parse(await link.request('$JS.API.INFO', '', SOON)))
    if (!read.success) return null
    const tiers = Object.entries(read.data.tiers ?? {})
    return Object.fromEntries(
      tiers.length > 0 ? tiers.map(([tier, of]) => [tier, allowance(of)]) : [['', allowance(read.data)]],
    )
  } catch {
    return null
  }
}

function allowance(of: z.infer<typeof usage>): Allowance {
  const limit = (n: number) => (n < 0 ? null : n)
  return {
    maxStreams: limit(of.limits.max_streams),
    maxConsumers: limit(of.limits.max_consumers),
    maxMemory: limit(of.limits.max_memory),
    maxStorage: limit(of.limits.max_storage),
    maxMemoryOfStream: limit(of.limits.memory_max_stream_bytes),
    maxStorageOfStream: limit(of.limits.storage_max_stream_bytes),
    bytesRequired: of.limits.max_bytes_required,
    streams: of.streams,
  }
}
