import { streamKey } from '../model'
import type { Rule } from './rule'

/** Followers that their leader calls not current. */
export const streamReplicas: Rule = {
  code: 'REPLICA_BEHIND',
  check({ streams }) {
    return streams.flatMap((s) =>
      s.replicas
        .filter((r) => r.state === 'lagging')
        .map((r) => ({
          severity: 'info',
          subject: { kind: 'stream', id: streamKey(s) },
          summary: `${s.name} ${r.server} ${r.lag ? `is ${r.lag} operations behind` : 'is not current'}`,
          evidence: [`says its leader ${s.leader}`],
          remedy:
            'It catches up by itself; if it stays behind, look at the disk and the network of that server.',
        })),
    )
  },
}
