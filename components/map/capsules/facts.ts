import type { Replica, Server, ServerState } from '@/lib/domain/model'
import type { Sieve } from '@/lib/domain/query/sieve'
import type { MapModel } from '../mapModel'
import type { Ink, Overlay } from '../overlays'
import { WORST } from '../shown'

/** What a mark for several servers says of them. */
export interface GroupFacts {
  count: number
  answering: number
  worst: ServerState
  /** How many are in the worst state. */
  worstCount: number
  metaLeader: boolean
  /** What they hold of the streams that are drawn: a badge for each of these, and its words. */
  held: readonly Held[]
  heldWords: readonly string[]
  /** Something is looked for, and none of them is it. */
  passedOver: boolean
}

/** Role and colour in one text, so that a memoised mark is left alone while they stay. */
export type Held = `${Role}:${Ink['colour']}`
export type Role = 'leader' | 'follower' | 'gone'

export interface FactsOf {
  model: MapModel
  metaLeader: string | null
  overlays: readonly Overlay[]
  sieve: Sieve
}

/** Of the servers that hide leaves; a group that is hidden whole has the count 0. */
export function groupFacts(
  keys: readonly string[],
  { model, metaLeader, overlays, sieve }: FactsOf,
): GroupFacts {
  const known = keys.flatMap((k) => model.servers.get(k) ?? [])
  const fate = (s: Server) => (sieve.active ? sieve.fate('server', s) : 'kept')
  const servers = known.filter((s) => fate(s) !== 'hidden')
  const worst = worstOf(servers.map((s) => s.state))
  const held = overlays.flatMap((o) => {
    const replicas = servers.flatMap((s) => o.replicas.get(s.key) ?? [])
    const role = roleOf(replicas)
    return role === null
      ? []
      : [{ role, ink: o.ink.colour, words: heldWords(o.stream.name, role, replicas.length) }]
  })
  return {
    count: servers.length,
    answering: servers.filter((s) => s.state === 'up' || s.state === 'leaving').length,
    worst,
    worstCount: servers.filter((s) => s.state === worst).length,
    metaLeader: servers.some((s) => s.key === metaLeader),
    held: held.map(({ role, ink }): Held => `${role}:${ink}`),
    heldWords: held.map(({ words }) => words),
    passedOver: sieve.active && !servers.some((s) => fate(s) === 'kept'),
  }
}

export const worstOf = (states: readonly ServerState[]): ServerState =>
  WORST.find((state) => states.includes(state)) ?? 'up'

function roleOf(replicas: readonly Replica[]): Role | null {
  const first = replicas[0]
  if (!first) return null
  if (replicas.some((r) => r.role === 'leader')) return 'leader'
  return replicas.every((r) => r.state === 'offline' || r.state === 'missing') ? 'gone' : 'follower'
}

/** `all up` · `1 down` · `2 silent` */
export const worstWords = ({ count, worst, worstCount }: GroupFacts): string =>
  count === 0 ? '' : worst === 'up' ? 'all up' : `${worstCount} ${worst}`

/** `leader of EVENTS` · `2 replicas of EVENTS, leader among them` · `replica of EVENTS` */
function heldWords(stream: string, role: Role, replicas: number): string {
  if (replicas > 1) {
    const more = { leader: ', leader among them', gone: ', all gone', follower: '' }[role]
    return `${replicas} replicas of ${stream}${more}`
  }
  return `${{ leader: 'leader', gone: 'offline replica', follower: 'replica' }[role]} of ${stream}`
}
