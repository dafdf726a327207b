import type { Seen, StreamFact } from '../facts'
import type { RaftPeer, StreamCopy, StreamState } from '../observation'

const ONE_MESSAGE: StreamState = {
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

/** What a server tells of its copy of a stream of APP that holds one message. */
export function streamCopy(
  over: Partial<StreamCopy> & Pick<StreamCopy, 'name' | 'cluster' | 'leader'>,
  state: Partial<StreamState> = {},
): StreamCopy {
  return {
    account: 'APP',
    created: null,
    grouped: true,
    raftGroup: null,
    leaderSince: null,
    peers: [],
    state: { ...ONE_MESSAGE, ...state },
    config: null,
    mirror: null,
    sources: [],
    ...over,
  }
}

/** Another member, as it is told of: current. */
export const currentPeer = (name: string, activeMs = 0): RaftPeer => ({
  name,
  id: null,
  current: true,
  offline: false,
  activeMs,
  lag: 0,
})

/** All that is known of a stream of APP: what its servers told, nothing gone. */
export function streamFact(
  name: string,
  firstSeen: number,
  copies: readonly Seen<StreamCopy>[],
): StreamFact & { copies: Map<string, Seen<StreamCopy>> } {
  return {
    account: 'APP',
    name,
    firstSeen,
    copies: new Map(copies.map((c) => [c.from, c])),
    droppedAt: null,
    assignedAt: null,
    unheldSince: null,
    offlineReason: null,
    last: null,
    strays: [],
  }
}
