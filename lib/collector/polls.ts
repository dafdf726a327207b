import type { Origin } from '@/lib/domain/observation'
import { decodeJsz } from '@/lib/nats/endpoints/jsz'
import { decodeGatewayz, decodeHealthz, decodeRoutez } from '@/lib/nats/endpoints/links'
import { decodeStatsz } from '@/lib/nats/endpoints/statsz'
import { decodeVarz } from '@/lib/nats/endpoints/varz'
import type { Json } from '@/lib/nats/read'
import type { Arrival, FactsStore } from './facts-store'

/** One kind of question to all servers: the request, and what its answer is kept as. */
export interface Poll {
  endpoint: 'STATSZ' | 'JSZ' | 'GATEWAYZ' | 'ROUTEZ' | 'VARZ' | 'HEALTHZ'
  payload: string
  take(store: FactsStore, arrival: Arrival, data: Json): void
}

export const STATSZ: Poll = {
  endpoint: 'STATSZ',
  payload: '',
  take: (store, arrival, data) => store.keep('statsz', arrival, decodeStatsz(data)),
}

/** Answered by the meta leader alone, so it is asked without waiting for anybody else. */
export const META: Poll = {
  endpoint: 'JSZ',
  payload: JSON.stringify({ leader_only: true }),
  take(store, arrival, data) {
    const jsz = decodeJsz(data)
    // A leafnode with a JetStream domain of its own answers too: only who names itself as leader of a group counts.
    if (jsz.meta?.leader !== arrival.origin.name) return
    const view = { ...jsz.meta, leaderId: jsz.meta.leaderId }
    store.keepMeta(arrival, view, jsz.uniqueTag)
  },
}

function streamsPoll(leadersOnly: boolean): Poll {
  return {
    endpoint: 'JSZ',
    payload: JSON.stringify({
      accounts: true,
      streams: true,
      config: true,
      ...(leadersOnly && { stream_leader_only: true }),
    }),
    take(store, arrival, data) {
      const jsz = decodeJsz(data, true)
      store.keepStreams(arrival, jsz, leadersOnly && !ignoresLeaderOnly(arrival.origin))
      // With leaders only, the totals of the answer are still those of the whole server.
      store.keep('jsz', arrival, { ...jsz, copies: null })
    },
  }
}

/** `stream_leader_only` came with 2.10.19; older servers list every copy they hold. */
function ignoresLeaderOnly({ version }: Origin): boolean {
  const [major = 0, minor = 0, patch = 0] = (version ?? '')
    .split('.')
    .map((part) => Number.parseInt(part, 10) || 0)
  return major < 2 || (major === 2 && (minor < 10 || (minor === 10 && patch < 19)))
}

export const LED_STREAMS = streamsPoll(true)
export const ALL_STREAMS = streamsPoll(false)

export const GATEWAYZ: Poll = {
  endpoint: 'GATEWAYZ',
  payload: '',
  take: (store, arrival, data) => store.keep('gatewayz', arrival, decodeGatewayz(data)),
}

export const ROUTEZ: Poll = {
  endpoint: 'ROUTEZ',
  payload: '',
  take: (store, arrival, data) => store.keep('routez', arrival, decodeRoutez(data)),
}

export const VARZ: Poll = {
  endpoint: 'VARZ',
  payload: '',
  take: (store, arrival, data) => store.keep('varz', arrival, decodeVarz(data)),
}

export const HEALTHZ: Poll = {
  endpoint: 'HEALTHZ',
  payload: '',
  take: (store, arrival, data) => store.keep('healthz', arrival, decodeHealthz(data)),
}
