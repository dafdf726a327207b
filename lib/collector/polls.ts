import type { Origin, StreamCopy } from '@/lib/domain/observation'
import { isAtLeast } from '@/lib/domain/version'
import { decodeJsz } from '@/lib/nats/endpoints/jsz'
import { decodeLeafz } from '@/lib/nats/endpoints/leafz'
import { decodeGatewayz, decodeHealthz, decodeRoutez } from '@/lib/nats/endpoints/links'
import { decodeStatsz } from '@/lib/nats/endpoints/statsz'
import { decodeVarz } from '@/lib/nats/endpoints/varz'
import type { Json } from '@/lib/nats/read'
import type { Arrival, FactsStore } from './facts-store'

/** `doubt`: an answer that only another look can clear up. */
export type Taken = 'kept' | 'doubt'

/** One kind of question to all servers: the request, how long it is waited for, and what its answer is kept as. */
export interface Poll {
  endpoint: 'STATSZ' | 'JSZ' | 'GATEWAYZ' | 'ROUTEZ' | 'LEAFZ' | 'VARZ' | 'HEALTHZ'
  payload: string
  /** Asked again directly only after this: a large answer must not be asked for twice. */
  capMs: number
  /** `copies`: the streams of a list too large for `data`. */
  take(store: FactsStore, arrival: Arrival, data: Json, copies?: StreamCopy[] | null): Taken
}

/** Nobody is waited for longer; what comes later is still taken. */
export const CAP_MS = 450
/** A list of many thousand streams takes its time; who is asked twice meanwhile becomes slower still. */
const STREAMS_CAP_MS = 2500

export const STATSZ: Poll = {
  endpoint: 'STATSZ',
  payload: '',
  capMs: CAP_MS,
  take(store, arrival, data) {
    store.keep('statsz', arrival, decodeStatsz(data))
    return 'kept'
  },
}

/** Answered by the meta leader alone, so it is asked without waiting for anybody else. */
export const META: Poll = {
  endpoint: 'JSZ',
  payload: JSON.stringify({ leader_only: true }),
  capMs: CAP_MS,
  take(store, arrival, data) {
    const jsz = decodeJsz(data)
    if (jsz.meta?.leader === arrival.origin.name) store.keepMeta(arrival, jsz.meta, jsz.uniqueTag)
    return 'kept'
  },
}

function streamsPoll(leadersOnly: boolean): Poll {
  return {
    endpoint: 'JSZ',
    payload: JSON.stringify({
      accounts: true,
      streams: true,
      config: true,
      // Accounts come in pages of 1024 and in any order: what is left out would seem to be gone.
      limit: 1_000_000,
      ...(leadersOnly && { stream_leader_only: true }),
    }),
    capMs: STREAMS_CAP_MS,
    take(store, arrival, data, copies) {
      const light = decodeJsz(data, true)
      const jsz = copies ? { ...light, copies: [...(light.copies ?? []), ...copies] } : light
      const isDoubtful = store.keepStreams(arrival, jsz, leadersOnly && !ignoresLeaderOnly(arrival.origin))
      // With leaders only, the totals of the answer are still those of the whole server.
      store.keep('jsz', arrival, { ...jsz, copies: null })
      return isDoubtful ? 'doubt' : 'kept'
    },
  }
}

/** `stream_leader_only` came with 2.10.19; older servers list every copy they hold. */
const ignoresLeaderOnly = ({ version }: Origin): boolean => !isAtLeast(version, '2.10.19')

export const LED_STREAMS = streamsPoll(true)
export const ALL_STREAMS = streamsPoll(false)

export const GATEWAYZ: Poll = {
  endpoint: 'GATEWAYZ',
  payload: '',
  capMs: CAP_MS,
  take: (store, arrival, data) => (store.keepGateways(arrival, decodeGatewayz(data)) ? 'doubt' : 'kept'),
}

export const ROUTEZ: Poll = simple('ROUTEZ', (store, arrival, data) =>
  store.keep('routez', arrival, decodeRoutez(data)),
)

export const LEAFZ: Poll = simple('LEAFZ', (store, arrival, data) =>
  store.keep('leafz', arrival, decodeLeafz(data)),
)

export const VARZ: Poll = simple('VARZ', (store, arrival, data) =>
  store.keep('varz', arrival, decodeVarz(data)),
)

export const HEALTHZ: Poll = simple('HEALTHZ', (store, arrival, data) =>
  store.keepHealth(arrival, decodeHealthz(data)),
)

function simple(
  endpoint: Poll['endpoint'],
  keep: (store: FactsStore, arrival: Arrival, data: Json) => void,
): Poll {
  return {
    endpoint,
    payload: '',
    capMs: CAP_MS,
    take(store, arrival, data) {
      keep(store, arrival, data)
      return 'kept'
    },
  }
}
