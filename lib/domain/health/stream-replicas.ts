import { type Replica, type Stream, streamKey } from '../model'
import { behindWords, isMoving } from '../moving'
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
          summary: `${s.name}${isMoving(s) ? ' is moving' : ''}: ${behind.map((r) => words(r)).join(', ')}`,
          evidence: [`says its leader ${s.leader}`],
          remedy: isMoving(s)
            ? 'The old servers let go when the new ones have caught up.'
            : 'It catches up by itself; if it stays behind, look at the disk and the network of that server.',
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
  `${r.server} is ${behindWords(r, (n) => `${n} operations behind`, 'not current')}`
