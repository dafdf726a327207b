import { count } from './format'
import type { Server, ServerKey, Stream } from './model'
import { roleWord } from './replica-role'

/** Leaders and followers on a server, over all streams; an offline replica still counts for its server. */
export interface ReplicaCounts {
  leads: number
  follows: number
  /** Of how many streams it holds the only replica and leads it not, because their leader is gone; left out when of none. */
  alone?: number
}

export function replicaCounts(streams: readonly Pick<Stream, 'replicas'>[]): Map<ServerKey, ReplicaCounts> {
  const counts = new Map<ServerKey, ReplicaCounts>()
  for (const stream of streams)
    for (const r of stream.replicas) {
      const of = counts.get(r.server) ?? { leads: 0, follows: 0 }
      counts.set(r.server, of)
      const role = roleWord(r, stream.replicas)
      if (role === 'leader') of.leads++
      else if (role === 'follower') of.follows++
      else of.alone = (of.alone ?? 0) + 1
    }
  return counts
}

/**
 * Replicas a server, over the servers that may hold any: those without JetStream do not count. null when there is none.
 */
export function meanReplicas(
  servers: readonly Pick<Server, 'key' | 'jetstream' | 'observedAt'>[],
  counts: ReadonlyMap<ServerKey, ReplicaCounts>,
): number | null {
  const able = servers.filter(mayHold)
  const sum = able.reduce((n, s) => n + held(counts.get(s.key)), 0)
  return able.length === 0 ? null : sum / able.length
}

/** How far a server lies above or below the mean, as a share of it (0.12 = 12 % more); null when that says nothing. */
export function skewOf(
  server: Pick<Server, 'jetstream' | 'observedAt'> | undefined,
  counts: ReplicaCounts | undefined,
  mean: number | null,
): number | null {
  if (mean === null || mean === 0 || !server || !mayHold(server)) return null
  return (held(counts) - mean) / mean
}

const held = (c: ReplicaCounts | undefined) => (c ? c.leads + c.follows + (c.alone ?? 0) : 0)

/** A server that has not answered yet may well run JetStream. */
const mayHold = (s: Pick<Server, 'jetstream' | 'observedAt'>) => s.jetstream !== null || s.observedAt === null

/** `leads 3, follows 4`, and `the only replica of 2` where their leader is gone. */
export function countsWords(c: ReplicaCounts | undefined): string[] {
  const words = [`leads ${count(c?.leads ?? 0)}`, `follows ${count(c?.follows ?? 0)}`]
  return c?.alone ? [...words, `the only replica of ${count(c.alone)}`] : words
}
