import type { Replica, Server, ServerState } from '@/lib/domain/model'
import type { Sieve } from '@/lib/domain/query/sieve'
import type { MapModel, overlayOf } from '../mapModel'
import { WORST } from '../shown'

/** What a mark for several servers says of them. */
export interface GroupFacts {
  count: number
  answering: number
  worst: ServerState
  /** How many are in the worst state. */
  worstCount: number
  metaLeader: boolean
  /** The chosen stream's replicas among them. */
  stream: string | null
  role: 'leader' | 'follower' | 'gone' | null
  replicas: number
  /** Something is looked for, and none of them is it. */
  passedOver: boolean
}

export interface FactsOf {
  model: MapModel
  metaLeader: string | null
  overlay: ReturnType<typeof overlayOf>
  sieve: Sieve
}

/** Of the servers that hide leaves; a group that is hidden whole has the count 0. */
export function groupFacts(
  keys: readonly string[],
  { model, metaLeader, overlay, sieve }: FactsOf,
): GroupFacts {
  const known = keys.flatMap((k) => model.servers.get(k) ?? [])
  const fate = (s: Server) => (sieve.active ? sieve.fate('server', s) : 'kept')
  const servers = known.filter((s) => fate(s) !== 'hidden')
  const worst = worstOf(servers.map((s) => s.state))
  const replicas = servers.flatMap((s) => overlay?.replicas.get(s.key) ?? [])
  return {
    count: servers.length,
    answering: servers.filter((s) => s.state === 'up' || s.state === 'leaving').length,
    worst,
    worstCount: servers.filter((s) => s.state === worst).length,
    metaLeader: servers.some((s) => s.key === metaLeader),
    stream: overlay?.stream.name ?? null,
    role: roleOf(replicas),
    replicas: replicas.length,
    passedOver: sieve.active && !servers.some((s) => fate(s) === 'kept'),
  }
}

export const worstOf = (states: readonly ServerState[]): ServerState =>
  WORST.find((state) => states.includes(state)) ?? 'up'

function roleOf(replicas: readonly Replica[]): GroupFacts['role'] {
  const first = replicas[0]
  if (!first) return null
  if (replicas.some((r) => r.role === 'leader')) return 'leader'
  return replicas.every((r) => r.state === 'offline' || r.state === 'missing') ? 'gone' : 'follower'
}

/** `all up` · `1 down` · `2 silent` */
export const worstWords = ({ count, worst, worstCount }: GroupFacts): string =>
  count === 0 ? '' : worst === 'up' ? 'all up' : `${worstCount} ${worst}`
