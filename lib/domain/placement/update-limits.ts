import type { Server } from '../model'
import type { StreamConfig } from '../stream-config/model'
import { isAtLeast } from '../version'
import type { AccountLimits } from './account'
import type { Prediction } from './model'

const EXCEEDED = {
  file: { errCode: 10047, description: 'insufficient storage resources available' },
  memory: { errCode: 10028, description: 'insufficient memory resources available' },
} as const

interface Update {
  from: StreamConfig
  to: StreamConfig
  /** What the account may; null is not known. */
  limits: AccountLimits | null
  /** The meta leader and the stream's leader: each looks whether it could promise the difference itself. */
  deciders: readonly Server[]
  /** Of the meta leader; null is the newest. */
  version: string | null
}

/**
 * Why the limits do not allow an update (stream.go, `configUpdateCheck`, since 2.14 `…Locked`, → jetstream.go,
 * `checkAllLimits`, read at 2.9.10, 2.10.27 and 2.15.1); null when they do, or that is not known. Only the difference in max
 * bytes is asked for anew, of the account and of the server that looks; no server is chosen by it.
 */
export function updateRefusal({ from, to, limits, deciders, version }: Update): Prediction | null {
  const denied = limits && accountDenies(from, to, limits, version)
  if (denied) return denied
  const more = Math.max(0, promised(to) - promised(from))
  const full = deciders.some(({ jetstream: js }) => {
    const [reserved, max] =
      to.storage === 'memory' ? [js?.memoryReserved, js?.memoryMax] : [js?.storeReserved, js?.storeMax]
    return typeof max === 'number' && typeof reserved === 'number' && reserved + more > max
  })
  return full ? { outcome: 'refused', ...EXCEEDED[to.storage] } : null
}

/** Bytes that its max bytes promise; unlimited promises nothing. */
const promised = ({ max_bytes: bytes }: StreamConfig): number => Math.max(0, Number(bytes))

function accountDenies(
  from: StreamConfig,
  to: StreamConfig,
  limits: AccountLimits,
  version: string | null,
): Prediction | null {
  const untiered = limits['']
  const own = untiered ?? limits[`R${to.num_replicas}`] ?? limits[`R${from.num_replicas}`]
  if (!own) {
    const description = 'no JetStream default or applicable tiered limit present'
    return { outcome: 'refused', errCode: 10120, description }
  }
  if (own.maxConsumers !== null && own.maxConsumers > 0 && to.max_consumers > own.maxConsumers) {
    return { outcome: 'refused', errCode: 10026, description: 'maximum consumers limit reached' }
  }
  const max = to.storage === 'memory' ? own.maxMemory : own.maxStorage
  const reserved = to.storage === 'memory' ? own.reservedMemory : own.reservedStorage
  if (max === null || reserved === null) return null
  const times = (config: StreamConfig) => (untiered ? config.num_replicas : 1)
  const [was, is] = [promised(from), promised(to)]
  const others = Math.max(0, reserved - was * times(from))
  // Up to 2.13 what it has is counted by the old number of replicas, and what is added once.
  const footprint =
    version === null || isAtLeast(version, '2.14')
      ? is * times(to)
      : was * times(from) + Math.max(0, is - was) * (isAtLeast(version, '2.10') ? 1 : times(to))
  return others + footprint > max ? { outcome: 'refused', ...EXCEEDED[to.storage] } : null
}
