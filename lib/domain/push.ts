import type { Origin, RaftPeer, Statsz } from './observation'

/**
 * What servers tell without being asked. `id` is the advisory's own: the same one arrives through every vantage and in
 * the account, so it tells copies apart. `at` is the reporter's clock. `account` is null in what an application account
 * receives, where it goes without saying.
 */
export type Push =
  | { kind: 'statsz'; origin: Origin; statsz: Statsz }
  | { kind: 'shutdown' | 'lameduck'; origin: Origin }
  | ({ kind: 'stream-leader'; leader: string; peers: RaftPeer[] } & OfStream)
  | ({ kind: 'stream-quorum-lost'; peers: RaftPeer[] } & OfStream)
  | ({ kind: 'stream-created' | 'stream-updated' | 'stream-deleted' } & OfStream)
  | ({ kind: 'consumer-leader'; leader: string; peers: RaftPeer[] } & OfConsumer)
  | ({ kind: 'consumer-quorum-lost'; peers: RaftPeer[] } & OfConsumer)
  | ({ kind: 'consumer-created' | 'consumer-deleted' } & OfConsumer)
  | ({ kind: 'server-removed' } & OfServer)
  | ({ kind: 'server-out-of-storage'; stream: string | null } & OfServer)
  | ({ kind: 'meta-leader'; leaderPeerId: string; peers: RaftPeer[] } & Advisory)

interface Advisory {
  id: string | null
  at: string | null
}

/** `serverId` is that of the life in which it speaks. */
interface OfServer extends Advisory {
  server: string
  serverId: string | null
}

interface OfStream extends Advisory {
  account: string | null
  stream: string
}

interface OfConsumer extends OfStream {
  consumer: string
}
