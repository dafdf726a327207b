import { streamKey } from '../model'
import type { Hit, Rule } from './rule'

/** Streams that take no writes, or will not after one more loss. */
export const streamQuorum: Rule = {
  code: 'STREAM_QUORUM',
  check({ streams }) {
    return streams.flatMap((s): Hit[] => {
      const subject = { kind: 'stream' as const, id: streamKey(s) }
      const counts = `${s.quorum.online} of ${s.replicas.length} replicas online, ${s.quorum.needed} needed`
      const offline = s.replicas.filter((r) => r.state === 'offline').map((r) => r.server)
      const back = offline.length > 0 ? `Bring ${offline.join(', ')} back.` : 'An election takes up to 9 s.'
      if (s.leader === null) {
        const lost = s.quorum.margin < 0
        return [
          {
            severity: 'critical',
            subject,
            summary: lost ? `${s.name} lost its quorum: writes stop` : `${s.name} has no leader: writes stop`,
            evidence: [counts, ...offline.map((o) => `${o} is offline`)],
            remedy: back,
          },
        ]
      }
      if (s.quorum.margin === 0 && s.replicas.length > 1) {
        return [
          {
            severity: 'warning',
            subject,
            summary: `${s.name} is one loss from no quorum`,
            evidence: [counts, ...offline.map((o) => `${o} is offline`)],
            remedy: back,
          },
        ]
      }
      return []
    })
  },
}
