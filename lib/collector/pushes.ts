import type { Push } from '@/lib/domain/push'
import { decodePush } from '@/lib/nats/endpoints/advisories'
import type { FactsStore } from './facts-store'

export interface PushMessage {
  subject: string
  text: string
  vantage: string
  /** Whose connection heard it; null for the system account. */
  account: string | null
  /** Our clock, ms. */
  at: number
}

/** `routine`: nothing beyond what was said. `look`: the topology moved, ask again. */
export type PushEffect = 'routine' | 'look' | 'new-server'

/** Pushed statistics come every 10 s; one that comes much earlier means that a gateway of that server reconnected. */
const OUT_OF_PHASE_MS = 9000

/** Applies an announced change at once; the polls that follow bring the rest. */
export function applyPush(
  store: FactsStore,
  { subject, text, vantage, account, at }: PushMessage,
): PushEffect {
  const push = ofOurTime(decodePush(subject, text), at)
  switch (push?.kind) {
    case undefined:
      return 'routine'
    case 'statsz': {
      const arrival = { origin: push.origin, vantage, at }
      const before = store.servers.get(push.origin.id)?.lastPush ?? null
      const isNew = store.pushed(arrival)
      store.keep('statsz', arrival, push.statsz)
      if (isNew) return 'new-server'
      // The same push arrives through every vantage within milliseconds.
      return before !== null && at - before > 500 && at - before < OUT_OF_PHASE_MS ? 'look' : 'routine'
    }
    case 'shutdown':
    case 'lameduck':
      store.announced(push.origin, push.kind, at)
      return 'look'
    case 'stream-leader': {
      const owner = push.account ?? account
      const { stream: name, leader, peers } = push
      if (owner !== null) store.streamLed({ account: owner, name, leader, peers }, vantage, at)
      return 'look'
    }
    case 'stream-deleted':
      if (account !== null) store.streamDeleted(account, push.stream, at)
      return 'look'
    case 'server-removed':
    case 'server-out-of-storage': {
      const stream = push.kind === 'server-removed' ? null : push.stream
      const kind = push.kind === 'server-removed' ? 'removed' : 'out-of-storage'
      store.noticed({ kind, server: push.server, id: push.serverId, stream, at })
      return 'look'
    }
    case 'consumer-created':
    case 'consumer-deleted':
      // Applications make and drop consumers by the hundred; their number is polled with the streams.
      return 'routine'
    default:
      return 'look'
  }
}

/** Servers' clocks may be wrong: what they push counts as told when it arrives. */
function ofOurTime(push: Push | null, at: number): Push | null {
  return push && 'origin' in push ? { ...push, origin: { ...push.origin, time: at } } : push
}
