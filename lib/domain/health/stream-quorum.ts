import { streamKey } from '../model'
import type { Hit, Rule } from './rule'

const ELECTED_WITHIN_MS = 3000

/** Streams that take no writes, or will not after one more loss. */
export const streamQuorum: Rule = {
  code: 'STREAM_QUORUM',
  check({ streams, at }) {
    return streams.flatMap((s): Hit[] => {
      // Its first election is not over: that is no loss.
      if (s.created !== null && Date.parse(at) - Date.parse(s.created) < ELECTED_WITHIN_MS) return []
      const subject = { kind: 'stream' as const, id: streamKey(s) }
      const counts = `${s.quorum.online} of ${s.replicas.length} replicas online, ${s.quorum.needed} needed`
      const offline = s.replicas.filter((r) => r.state === 'offline').map((r) => r.server)
      const back = offline.length > 0 ? `Bring ${offline.join(', ')} back.` : 'An election takes up to 9 s.'
      // A leader that lost its majority says so only after 18 s; what is published meanwhile is not acknowledged.
      const lost = s.quorum.margin < 0
      if (s.leader === null || lost) {
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
