import type { Rule } from './rule'
import { names } from './rule'

/** JetStream as a whole: without a meta leader nothing can be created, edited or moved. */
export const metaGroup: Rule = {
  code: 'META_GROUP',
  check({ meta, coverage }) {
    if (meta.observedAt === null || coverage.answered === 0) return []
    const { online, quorum, margin, size } = meta
    const offline = meta.peers.filter((p) => p.state === 'offline').map((p) => p.server)
    const counts = `${online ?? 0} of ${size ?? 0} peers online, ${quorum ?? 0} needed`
    if (meta.leader === null) {
      const lost = margin !== null && margin < 0
      return [
        {
          severity: 'critical',
          subject: { kind: 'meta', id: 'meta' },
          summary: lost ? `Meta group lost its quorum: ${counts}` : 'No meta leader answers',
          evidence: [
            counts,
            ...(offline.length > 0 ? [`offline: ${names(offline, 12)}`] : []),
            `last answer of ${meta.via} at ${meta.observedAt}`,
          ],
          remedy: lost
            ? `Bring back ${-(margin ?? 0)} of ${names(offline, 12)}. Streams with a quorum of their own still take writes.`
            : 'An election takes up to 9 s. If none ends it, look at the logs of the servers for "JetStream cluster".',
        },
      ]
    }
    if (margin !== null && margin <= 0) {
      return [
        {
          severity: 'warning',
          subject: { kind: 'meta', id: 'meta' },
          summary: 'Meta group is one loss from no quorum',
          evidence: [counts, `offline: ${names(offline, 12)}`],
          remedy: `Bring back ${names(offline, 12)}.`,
        },
      ]
    }
    return []
  },
}
