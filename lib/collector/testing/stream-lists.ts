import type { Server } from '@/lib/domain/model'
import type { Origin, RaftPeer, StreamCopy, StreamState } from '@/lib/domain/observation'
import { sampleSnapshot } from '@/lib/domain/sample'
import { currentPeer, streamCopy } from '@/lib/domain/testing/stream-facts'
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

export const peer = (name: string): RaftPeer => currentPeer(name, 5)

export function copy(
  leader: string | null,
  over: Partial<StreamCopy> = {},
  state: Partial<StreamState> = {},
): StreamCopy {
  const peers = NODES.filter((n) => n !== leader).map(peer)
  return streamCopy({ name: 'ORDERS', cluster: 'rg2', leader, peers, ...over }, state)
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
