import type { Server } from '../model'
import type { StreamConfig } from '../stream-config/model'
import { type AccountLimits, type Against, accountUpdateRefusal, EXCEEDED } from './account'
import type { Prediction } from './model'

interface Update {
  from: StreamConfig
  to: StreamConfig
  /** What the account may; null is not known. */
  limits: AccountLimits | null
  against: Against
  /** The meta leader and the stream's leader: each looks whether it could promise the difference itself. */
  deciders: readonly Server[]
}

/**
 * Why the limits do not allow an update (stream.go, `configUpdateCheck`, since 2.14 `…Locked`, → jetstream.go,
 * `checkAllLimits`, read at 2.9.10, 2.10.27 and 2.15.1); null when they do, `unknown` when that is not known. The server that
 * looks is only asked for the difference in max bytes; no server is chosen by it.
 */
export function updateRefusal({ from, to, limits, against, deciders }: Update): Prediction | null {
  const denied = limits && accountUpdateRefusal(limits, from, to, against)
  if (denied?.outcome === 'refused') return denied
  const more = Math.max(0, promised(to) - promised(from))
  const full = deciders.some(({ jetstream: js }) => {
    const [reserved, max] =
      to.storage === 'memory' ? [js?.memoryReserved, js?.memoryMax] : [js?.storeReserved, js?.storeMax]
    return typeof max === 'number' && typeof reserved === 'number' && reserved + more > max
  })
  return full ? { outcome: 'refused', ...EXCEEDED[to.storage] } : denied
}

/** Bytes that its max bytes promise; unlimited promises nothing. */
const promised = ({ max_bytes: bytes }: StreamConfig): number => Math.max(0, Number(bytes))
