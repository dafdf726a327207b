import type { StreamConfig } from '../stream-config/model'
import { formatSize } from '../stream-config/size'
import { bytesOfOthers, bytesToCreate, bytesToUpdate, type Promising } from './account-bytes'
import type { Prediction } from './model'

/**
 * What an account may, and how many streams it has: the account's own `$JS.API.INFO`; null is "unlimited". What its streams
 * have promised is not taken from there: 2.9 does not tell, and others leave the replicas out, which count.
 */
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
}

/** By tier (`R1`, `R3`), or all under '' where the account has one allowance for everything. */
export type AccountLimits = Record<string, Allowance>

/** What the account's limits are held against. */
export interface Against {
  /** The streams of the account but this one; null where the max bytes of one of them are not known. */
  others: readonly Promising[] | null
  /** Of the meta leader; null is the newest. */
  version: string | null
}

/** Why max bytes as such are not taken (stream.go, `checkStreamCfg`, with `maxBytesLimits`); null when they are. */
export function maxBytesRefusal(limits: AccountLimits, config: StreamConfig): Prediction | null {
  const own = limits[''] ?? limits[`R${config.num_replicas}`]
  if (own?.bytesRequired && config.max_bytes <= 0) {
    return refused(10113, 'account requires a stream config to have max bytes set')
  }
  const most = config.storage === 'memory' ? own?.maxMemoryOfStream : own?.maxStorageOfStream
  return most && config.max_bytes > most
    ? refused(10122, 'stream max bytes exceeds account limit max stream bytes')
    : null
}

/**
 * Why the account may not have this stream, or more replicas of it (jetstream_cluster.go, `jsClusteredStreamLimitsCheck`);
 * null when it may, `unknown` when it depends on streams of which too little is known.
 * @param was the stream as it is, which counts for nothing beside itself; null for a create
 */
export function accountRefusal(
  limits: AccountLimits,
  config: StreamConfig,
  { others, version }: Against,
  was: StreamConfig | null = null,
): Prediction | null {
  const tiered = limits[''] === undefined
  const own = limits[''] ?? limits[`R${config.num_replicas}`]
  if (!own) return noTier()
  const among = was !== null && (!tiered || was.num_replicas === config.num_replicas)
  if (own.maxStreams !== null && own.maxStreams > 0 && own.streams - (among ? 1 : 0) >= own.maxStreams) {
    return refused(10027, 'maximum number of streams reached')
  }
  const needs = (beside: readonly Promising[]) =>
    bytesToCreate({ others: beside, to: config, tiered, version })
  return tooManyConsumers(own, config) ?? bytesRefusal(own, config.storage, others, needs)
}

/** Why an update is not taken (stream.go, `configUpdateCheck`, since 2.14 `…Locked`); null and `unknown` as above. */
export function accountUpdateRefusal(
  limits: AccountLimits,
  from: StreamConfig,
  to: StreamConfig,
  { others, version }: Against,
): Prediction | null {
  const tiered = limits[''] === undefined
  const own = limits[''] ?? limits[`R${to.num_replicas}`] ?? limits[`R${from.num_replicas}`]
  if (!own) return noTier()
  const needs = (beside: readonly Promising[]) => bytesToUpdate({ others: beside, to, tiered, version }, from)
  return tooManyConsumers(own, to) ?? bytesRefusal(own, to.storage, others, needs)
}

/** What is exceeded, in the words of nats-server. */
export const EXCEEDED = {
  file: { errCode: 10047, description: 'insufficient storage resources available' },
  memory: { errCode: 10028, description: 'insufficient memory resources available' },
} as const

const noTier = () => refused(10120, 'no JetStream default or applicable tiered limit present')

function tooManyConsumers({ maxConsumers }: Allowance, config: StreamConfig): Prediction | null {
  return maxConsumers !== null && maxConsumers > 0 && config.max_consumers > maxConsumers
    ? refused(10026, 'maximum consumers limit reached')
    : null
}

function bytesRefusal(
  own: Allowance,
  storage: StreamConfig['storage'],
  others: readonly Promising[] | null,
  needs: (others: readonly Promising[]) => number,
): Prediction | null {
  const max = storage === 'memory' ? own.maxMemory : own.maxStorage
  if (max === null) return null
  if (needs(others ?? []) > max) return { outcome: 'refused', ...EXCEEDED[storage] }
  if (others !== null) return null
  const description =
    'The account has a limit, and how much its streams have promised is not known of all of them.'
  return { outcome: 'unknown', description }
}

function refused(errCode: number, description: string): Prediction {
  return { outcome: 'refused', errCode, description }
}

/** What is left of an account's allowance, in a line; null when it has no limits that concern this stream. */
export function allowanceWords(
  limits: AccountLimits,
  config: StreamConfig,
  { others, version }: Against,
): string | null {
  const tiered = limits[''] === undefined
  const own = limits[''] ?? limits[`R${config.num_replicas}`]
  if (!own) return `no allowance for R${config.num_replicas}`
  const max = config.storage === 'memory' ? own.maxMemory : own.maxStorage
  const promised = others && bytesOfOthers({ others, to: config, tiered, version })
  const parts = [
    own.maxStreams !== null && own.maxStreams > 0 ? `${own.streams} of ${own.maxStreams} streams` : null,
    max === null
      ? null
      : `${promised === null ? 'up to' : `${formatSize(promised)} of`} ${formatSize(max)} ${config.storage} promised`,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(' · ') : null
}
