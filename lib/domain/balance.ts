import type { Server, Snapshot, Stream } from './model'
import type { BalanceMove, BalancePlan } from './operation'
import { isAtLeast } from './version'

/**
 * Which streams of an account should hand over so that its leaders are spread evenly: within each cluster no server that
 * can lead more leads more than one above another. Only streams whose replicas are all current are touched, only to a
 * server that is up and holds a current replica, and no stream twice. Streams and servers in order of their names, so that
 * the same picture gives the same plan.
 */
export function planBalance(snapshot: Snapshot, account: string, cluster: string | null = null): BalancePlan {
  const streams = snapshot.streams
    .filter((s) => s.account === account && (cluster === null || s.cluster === cluster))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const servers = new Map(snapshot.servers.map((s) => [s.key, s]))
  const left: BalancePlan['left'] = []
  const free: Stream[] = []
  for (const stream of streams) {
    const why = whyNot(stream)
    if (why === null) free.push(stream)
    else if (stream.replicas.length !== 1) left.push({ stream: stream.name, why })
  }
  const now = new Map<string, number>()
  for (const s of streams) for (const r of s.replicas) now.set(r.server, now.get(r.server) ?? 0)
  for (const s of streams) if (s.leader !== null) now.set(s.leader, (now.get(s.leader) ?? 0) + 1)
  const after = new Map(now)
  const moves: BalanceMove[] = []
  const moved = new Set<string>()
  for (let better = best(); better !== null; better = best()) {
    moves.push(better)
    moved.add(better.stream)
    after.set(better.from, load(better.from) - 1)
    after.set(better.to, load(better.to) + 1)
  }
  const holders = [...now.keys()].sort()
  return {
    account,
    moves,
    leaders: holders.map((server) => ({ server, now: now.get(server) ?? 0, after: load(server) })),
    left,
    canPrefer: holders.every((key) => isAtLeast(servers.get(key)?.version ?? null, '2.11')),
  }

  function load(server: string): number {
    return after.get(server) ?? 0
  }

  /** The move that takes most from the fullest to the emptiest; null when none makes it more even. */
  function best(): BalanceMove | null {
    let found: { move: BalanceMove; gain: number } | null = null
    for (const { name, leader, replicas } of free) {
      if (leader === null || moved.has(name)) continue
      for (const { server, role } of replicas) {
        const gain = load(leader) - load(server)
        if (role === 'leader' || gain < 2 || !canLead(servers.get(server))) continue
        if (found === null || gain > found.gain)
          found = { move: { stream: name, from: leader, to: server }, gain }
      }
    }
    return found?.move ?? null
  }
}

const canLead = (server: Server | undefined): boolean => server?.state === 'up'

function whyNot({ leader, replicas, replicasWanted }: Stream): string | null {
  if (replicas.length === 1) return 'R1: nobody to hand over to'
  if (leader === null) return 'no leader'
  if (replicasWanted !== null && replicas.length > replicasWanted) return 'it is being moved'
  const behind = replicas.filter((r) => r.state !== 'current').map((r) => r.server)
  return behind.length > 0 ? `not all replicas are current (${behind.join(', ')})` : null
}
