import type { Facts } from '../facts'
import { plural } from '../format'
import { metaLoss } from '../meta-loss'
import type { Server, Stream } from '../model'
import type { Hit, Rule } from './rule'
import { names } from './rule'

/** JetStream as a whole: without a meta leader nothing can be created, edited or moved. */
export const metaGroup: Rule = {
  code: 'META_GROUP',
  check({ meta, coverage, servers, streams }, facts) {
    if (coverage.answered === 0) return []
    if (meta.observedAt === null) return neverLed(servers, facts)
    const { online, quorum, margin, size } = meta
    // A leader behind a hung gateway hears nothing of peers that answer us: those are not the ones to bring back.
    const up = new Set(servers.filter((s) => s.state === 'up').map((s) => s.key))
    const offline = meta.peers.filter((p) => p.state === 'offline' && !up.has(p.server)).map((p) => p.server)
    const counts = `${online ?? 0} of ${size ?? 0} peers online, ${quorum ?? 0} needed`
    const lost = margin !== null && margin < 0
    const loss = metaLoss({ meta, coverage })
    if (loss !== null) {
      return [
        {
          severity: 'critical',
          subject: { kind: 'meta', id: 'meta' },
          summary: loss,
          evidence: [
            counts,
            'nothing can be created, edited, moved or deleted until there is a leader',
            ...stillWriting(streams),
            ...(offline.length > 0 ? [`offline: ${names(offline, 12)}`] : []),
            `last answer of ${meta.via} at ${meta.observedAt}`,
          ],
          remedy: lost
            ? `Bring back ${-(margin ?? 0)} of ${names(offline, 12)}.`
            : 'An election takes up to 9 s. If none ends it, look at the logs of the servers for "JetStream cluster".',
        },
      ]
    }
    if (margin === 0) {
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

/** What goes on without a meta leader. */
function stillWriting(streams: readonly Stream[]): string[] {
  const led = streams.filter((s) => s.leader !== null && s.quorum.margin >= 0).map((s) => s.name)
  if (streams.length === 0) return []
  const go = led.length === 1 ? 'has a quorum of its own and takes' : 'have a quorum of their own and take'
  const which = led.length === 0 ? '' : `: ${names(led, 6)}`
  return [`${led.length} of ${plural(streams.length, 'stream')} still ${go} writes${which}`]
}

const ASKED_IN_VAIN = 3

/** No meta leader since Orrery started, though it asked and there are servers that should have one. */
function neverLed(servers: readonly Server[], facts: Facts): Hit[] {
  const clustered = servers.filter((s) => s.state === 'up' && s.cluster !== null && s.jetstream !== null)
  const mayAsk = !facts.refused.some((subject) => subject.endsWith('.JSZ'))
  if (clustered.length === 0 || facts.looks.meta.length < ASKED_IN_VAIN || !mayAsk) return []
  const versions = new Set(clustered.flatMap((s) => s.version ?? []))
  const lines = new Set([...versions].map((version) => version.split('.').slice(0, 2).join('.')))
  return [
    {
      severity: 'critical',
      subject: { kind: 'meta', id: 'meta' },
      summary: 'No meta leader answers',
      evidence: [
        `${clustered.length} servers with JetStream answer, none of them leads`,
        'no meta leader has answered since Orrery started',
        ...(lines.size > 1
          ? [
              `they run ${names([...versions])}: servers of distant versions do not always elect a leader together`,
            ]
          : []),
      ],
      remedy:
        'Nothing can be created, edited or moved. More than half of the meta group has to run: look at the logs of the servers for "JetStream cluster".',
    },
  ]
}
