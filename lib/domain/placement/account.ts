import type { StreamConfig } from '../stream-config/model'
import { formatSize } from '../stream-config/size'
import { isAtLeast } from '../version'
import type { Prediction } from './model'

/** What an account may, and what it has: the account's own `$JS.API.INFO`. null is "unlimited", or "not reported". */
export interface Allowance {
  maxStreams: number | null
  maxConsumers: number | null
  maxMemory: number | null
  maxStorage: number | null
  /** Largest max bytes of one stream. */
  maxMemoryOfStream: number | null
  maxStorageOfStream: number | null
  bytesRequired: boolean
  streams: number
  /** Promised to its streams by their max bytes; not reported before 2.10. */
  reservedMemory: number | null
  reservedStorage: number | null
}

/** By tier (`R1`, `R3`), or all under '' where the account has one allowance for everything. */
export type AccountLimits = Record<string, Allowance>

/**
 * Why the account may not have this stream (jetstream_cluster.go, `jsClusteredStreamLimitsCheck`; jetstream.go,
 * `checkBytesLimits`); null when it may, or when that is not known.
 * @param version of the meta leader; null is the newest
 */
export function accountRefusal(
  limits: AccountLimits,
  config: StreamConfig,
  version: string | null,
): Prediction | null {
  const untiered = limits['']
  const own = untiered ?? limits[`R${config.num_replicas}`]
  if (!own) return refused(10120, 'no JetStream default or applicable tiered limit present')
  const memory = config.storage === 'memory'
  const ofStream = memory ? own.maxMemoryOfStream : own.maxStorageOfStream
  if (own.bytesRequired && config.max_bytes <= 0) {
    return refused(10113, 'account requires a stream config to have max bytes set')
  }
  if (ofStream !== null && ofStream > 0 && config.max_bytes > ofStream) {
    return refused(10122, 'stream max bytes exceeds account limit max stream bytes')
  }
  if (own.maxStreams !== null && own.maxStreams > 0 && own.streams >= own.maxStreams) {
    return refused(10027, 'maximum number of streams reached')
  }
  if (own.maxConsumers !== null && own.maxConsumers > 0 && config.max_consumers > own.maxConsumers) {
    return refused(10026, 'maximum consumers limit reached')
  }
  const max = memory ? own.maxMemory : own.maxStorage
  const reserved = memory ? own.reservedMemory : own.reservedStorage
  // Every replica counts where there are no tiers; from 2.10 to 2.13 only once.
  const once = version !== null && isAtLeast(version, '2.10') && !isAtLeast(version, '2.14')
  const wanted = Math.max(1, Number(config.max_bytes)) * (untiered && !once ? config.num_replicas : 1)
  if (max !== null && (reserved ?? 0) + wanted > max) {
    return memory
      ? refused(10028, 'insufficient memory resources available')
      : refused(10047, 'insufficient storage resources available')
  }
  return null
}

function refused(errCode: number, description: string): Prediction {
  return { outcome: 'refused', errCode, description }
}

/** What is left of an account's allowance, in a line; null when it has no limits that concern this stream. */
export function allowanceWords(limits: AccountLimits, config: StreamConfig): string | null {
  const own = limits[''] ?? limits[`R${config.num_replicas}`]
  if (!own) return `no allowance for R${config.num_replicas}`
  const max = config.storage === 'memory' ? own.maxMemory : own.maxStorage
  const reserved = config.storage === 'memory' ? own.reservedMemory : own.reservedStorage
  const parts = [
    own.maxStreams !== null && own.maxStreams > 0 ? `${own.streams} of ${own.maxStreams} streams` : null,
    max === null
      ? null
      : `${reserved === null ? 'up to' : `${formatSize(reserved)} of`} ${formatSize(max)} ${config.storage} promised`,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(' · ') : null
}
