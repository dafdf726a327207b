import { type Replica, type Stream, streamKey } from '../model'
import type { Hit, Rule } from './rule'

/** Followers that their leader calls not current. */
export const streamReplicas: Rule = {
  code: 'REPLICA_BEHIND',
  check({ streams }) {
    return streams.filter(isBehind).flatMap((s): Hit[] => {
      const behind = s.replicas.filter((r) => r.state === 'lagging')
      return [
        {
          severity: 'info',
          subject: { kind: 'stream', id: streamKey(s) },
          summary: `${s.name}: ${behind.map((r) => words(r)).join(', ')}`,
          evidence: [`says its leader ${s.leader}`],
          remedy:
            'It catches up by itself; if it stays behind, look at the disk and the network of that server.',
        },
      ]
    })
  },
}

/** Of thousands of streams few are. */
function isBehind({ replicas }: Stream): boolean {
  for (const replica of replicas) if (replica.state === 'lagging') return true
  return false
}

const words = (r: Replica) =>
  r.lag ? `${r.server} is ${r.lag} operations behind` : `${r.server} is not current`
