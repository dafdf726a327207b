import type { Server } from '@/lib/domain/model'
import type { Origin, RaftPeer, StreamCopy, StreamState } from '@/lib/domain/observation'
import { sampleSnapshot } from '@/lib/domain/sample'
import type { FactsStore } from '../facts-store'

/** Test helpers: what the three servers of rg2 say of the stream ORDERS of APP. */
export const NODES = ['rg2-az1', 'rg2-az2', 'rg2-az3']

export const origin = (name: string, over: Partial<Origin> = {}): Origin => ({
  id: `N${name}`,
  name,
  cluster: 'rg2',
  host: null,
  version: '2.15.1',
  tags: [],
  jetstream: true,
  time: null,
  ...over,
})

export const peer = (name: string): RaftPeer => ({
  name,
  id: null,
  current: true,
  offline: false,
  activeMs: 5,
  lag: 0,
})

const STATE: StreamState = {
  messages: 1,
  bytes: 1,
  firstSeq: 1,
  firstTime: null,
  lastSeq: 1,
  lastTime: null,
  consumers: 0,
  deleted: 0,
  lost: 0,
  lostBytes: 0,
  subjects: null,
}

export function copy(
  leader: string | null,
  over: Partial<StreamCopy> = {},
  state: Partial<StreamState> = {},
): StreamCopy {
  return {
    account: 'APP',
    name: 'ORDERS',
    created: null,
    cluster: 'rg2',
    leader,
    grouped: true,
    raftGroup: null,
    leaderSince: null,
    peers: NODES.filter((n) => n !== leader).map(peer),
    state: { ...STATE, ...state },
    config: null,
    mirror: null,
    sources: [],
    ...over,
  }
}

/** One server's list of streams; `led` when only those that it leads were asked for, `id` when it is not its first life. */
export function listsInto(store: FactsStore) {
  return (from: string, at: number, copies: StreamCopy[], led = false, id = `N${from}`): boolean => {
    const arrival = { origin: origin(from, { id, time: at }), vantage: 'rg2', at }
    store.answered(arrival, 1)
    const nothing = { disabled: false, streams: null, consumers: null, messages: null, bytes: null }
    return store.keepStreams(
      arrival,
      { ...nothing, uniqueTag: null, storeDir: null, meta: null, copies },
      led,
    )
  }
}

/** The three servers, all up. */
export const SERVERS: Server[] = sampleSnapshot()
  .servers.filter((s) => s.cluster === 'rg2')
  .map((s) => ({ ...s, id: `N${s.key}` }))
