import type { Push } from '@/lib/domain/push'
import { decodeOrigin } from '../envelope'
import { isJson, isoTime, type Json, obj, str } from '../read'
import { decodePeers } from './raft'
import { decodeStatsz } from './statsz'

const ADVISORY = '$JS.EVENT.ADVISORY.'

/**
 * What a server pushed, from its subject and payload. null: nothing that is followed here (connections, audit of API
 * calls), or not readable; a push is a hint, and what it would have said comes with the next poll.
 */
export function decodePush(subject: string, payload: string): Push | null {
  const body = parse(payload)
  if (!body) return null
  if (subject.startsWith('$SYS.SERVER.')) return decodeServerPush(subject.split('.'), body)
  if (!subject.startsWith(ADVISORY)) return null
  const [about, event, ...names] = subject.slice(ADVISORY.length).split('.')
  const common = { id: str(body, 'id'), at: isoTime(body, 'timestamp') }
  switch (about) {
    case 'STREAM':
      return decodeStreamPush(event, { ...common, ...streamOf(body, names) }, body)
    case 'CONSUMER':
      return decodeConsumerPush(event, { ...common, ...streamOf(body, names) }, names[1], body)
    case 'DOMAIN': {
      const leaderPeerId = str(body, 'leader')
      if (event !== 'LEADER_ELECTED' || leaderPeerId === null) return null
      return { kind: 'meta-leader', ...common, leaderPeerId, peers: decodePeers(body) }
    }
    case 'SERVER':
      return decodeServerNotice(event, common, body)
    default:
      return null
  }
}

/** `$JS.EVENT.ADVISORY.SERVER.<event>`: a server speaks of itself (server/jetstream_events.go, JSServerOutOfSpaceAdvisory). */
function decodeServerNotice(
  event: string | undefined,
  common: Pick<Common, 'id' | 'at'>,
  body: Json,
): Push | null {
  const server = str(body, 'server')
  if (server === null) return null
  const of = { ...common, server, serverId: str(body, 'server_id') }
  switch (event) {
    case 'REMOVED':
      return { kind: 'server-removed', ...of }
    case 'OUT_OF_STORAGE':
      return { kind: 'server-out-of-storage', ...of, stream: str(body, 'stream') }
    default:
      return null
  }
}

/** `$SYS.SERVER.<id>.<event>`: SHUTDOWN and LAMEDUCK are a bare server block. */
function decodeServerPush(tokens: string[], body: Json): Push | null {
  if (tokens.length !== 4) return null
  const origin = decodeOrigin(obj(body, 'server') ?? body)
  if (!origin) return null
  switch (tokens[3]) {
    case 'STATSZ': {
      const statsz = obj(body, 'statsz')
      return statsz && { kind: 'statsz', origin, statsz: decodeStatsz(statsz) }
    }
    case 'SHUTDOWN':
      return { kind: 'shutdown', origin }
    case 'LAMEDUCK':
      return { kind: 'lameduck', origin }
    default:
      return null
  }
}

type Common = { id: string | null; at: string | null; account: string | null; stream: string | null }

/** The subject says again what the body says. */
function streamOf(body: Json, names: string[]): { account: string | null; stream: string | null } {
  return { account: str(body, 'account'), stream: str(body, 'stream') ?? (names[0] || null) }
}

function decodeStreamPush(event: string | undefined, common: Common, body: Json): Push | null {
  const { stream } = common
  if (stream === null) return null
  const of = { ...common, stream }
  switch (event) {
    case 'LEADER_ELECTED': {
      const leader = str(body, 'leader')
      return leader === null ? null : { kind: 'stream-leader', ...of, leader, peers: decodePeers(body) }
    }
    case 'QUORUM_LOST':
      return { kind: 'stream-quorum-lost', ...of, peers: decodePeers(body) }
    case 'CREATED':
      return { kind: 'stream-created', ...of }
    case 'UPDATED':
      return { kind: 'stream-updated', ...of }
    case 'DELETED':
      return { kind: 'stream-deleted', ...of }
    default:
      return null
  }
}

function decodeConsumerPush(
  event: string | undefined,
  common: Common,
  name: string | undefined,
  body: Json,
): Push | null {
  const { stream } = common
  const consumer = str(body, 'consumer') ?? (name || null)
  if (stream === null || consumer === null) return null
  const of = { ...common, stream, consumer }
  switch (event) {
    case 'LEADER_ELECTED': {
      const leader = str(body, 'leader')
      return leader === null ? null : { kind: 'consumer-leader', ...of, leader, peers: decodePeers(body) }
    }
    case 'QUORUM_LOST':
      return { kind: 'consumer-quorum-lost', ...of, peers: decodePeers(body) }
    case 'CREATED':
      return { kind: 'consumer-created', ...of }
    case 'DELETED':
      return { kind: 'consumer-deleted', ...of }
    default:
      return null
  }
}

function parse(payload: string): Json | null {
  try {
    const body: unknown = JSON.parse(payload)
    return isJson(body) ? body : null
  } catch {
    return null
  }
}
