import { clock } from '../format'
import { type Stream, streamKey } from '../model'
import { isLoneMove } from '../moving'
import { type Hit, names, type Rule } from './rule'

const ELECTED_WITHIN_MS = 3000

/** Streams that take no writes, or will not after one more loss. */
export const streamQuorum: Rule = {
  code: 'STREAM_QUORUM',
  check({ streams, servers, at }) {
    const up = new Set(servers.filter((s) => s.state === 'up').map((s) => s.key))
    const silent = servers.filter((s) => s.state === 'down' || s.state === 'silent').map((s) => s.key)
    return streams.filter(isDoubtful).flatMap((s): Hit[] => {
      if (s.offlineReason !== null) return [keptOffline(s, s.offlineReason)]
      if (s.unheldSince !== null) return [unheld(s, s.unheldSince, silent)]
      // Its first election is not over: that is no loss.
      if (s.created !== null && Date.parse(at) - Date.parse(s.created) < ELECTED_WITHIN_MS) return []
      if (s.electing) return []
      const subject = { kind: 'stream' as const, id: streamKey(s) }
      const counts = `${s.quorum.online} of ${s.replicas.length} replicas online, ${s.quorum.needed} needed`
      const { why, back } = absent(s, up)
      // A leader that lost its majority says so only after 18 s; what is published meanwhile is not acknowledged.
      const lost = s.quorum.margin < 0
      if (s.leader === null || lost) {
        return [
          {
            severity: 'critical',
            subject,
            summary: `${s.name} ${stopped(s.leader !== null, lost)}: writes stop`,
            evidence: [
              counts,
              ...(s.noLeaderSince === null ? [] : [`no leader since ${clock(s.noLeaderSince)} UTC`]),
              ...why,
            ],
            remedy: back,
            since: s.noLeaderSince ?? undefined,
          },
        ]
      }
      if (s.quorum.margin === 0 && s.replicas.length > 1 && !isLoneMove(s)) {
        return [
          {
            severity: 'warning',
            subject,
            summary: `${s.name} is one loss from no quorum`,
            evidence: [counts, ...why],
            remedy: back,
          },
        ]
      }
      return []
    })
  },
}

/** Of thousands of streams most are well. */
function isDoubtful({ leader, quorum, replicas, unheldSince }: Stream): boolean {
  if (unheldSince !== null || leader === null) return true
  return quorum.margin < 0 || (quorum.margin === 0 && replicas.length > 1)
}

/** Who is missing from the group, and what to do about it. What its leader does not hear may answer us all the same. */
function absent(s: Stream, up: ReadonlySet<string>): { why: string[]; back: string } {
  const lost = s.replicas.filter((r) => r.state === 'offline').map((r) => r.server)
  const offline = lost.filter((key) => !up.has(key))
  const unheard = lost.filter((key) => up.has(key))
  const why = [
    ...offline.map((key) => `${key} is offline`),
    ...unheard.map((key) => `${key} answers Orrery, but its leader ${s.leader} does not hear it`),
  ]
  if (offline.length > 0) return { why, back: `Bring ${offline.join(', ')} back.` }
  if (unheard.length > 0)
    return { why, back: `Look at the routes between ${s.leader} and ${unheard.join(', ')}.` }
  return { why, back: 'An election takes up to 9 s.' }
}

function stopped(led: boolean, lost: boolean): string {
  if (!lost) return 'has no leader'
  return led ? 'lost its quorum' : 'has no leader and no quorum'
}

/** Its servers are there and refuse it: what looks like a loss is none. */
function keptOffline(s: Stream, reason: string): Hit {
  return {
    severity: 'critical',
    subject: { kind: 'stream', id: streamKey(s) },
    summary: `${s.name} is kept offline by its servers: they do not support it`,
    evidence: [`they say (STREAM.INFO): ${reason}`, 'no server lists it, and none complains (HEALTHZ)'],
    remedy:
      'Its data is kept. Run a nats-server on its servers that supports it, such as the one from before a downgrade, and it comes back; deleting it deletes its data.',
    since: s.unheldSince ?? undefined,
  }
}

/** The meta group lists it, but no server that answers holds a copy. */
function unheld(s: Stream, since: string, notAnswering: readonly string[]): Hit {
  const missing = s.replicas.filter((r) => r.state === 'missing').map((r) => r.server)
  const held = s.replicas.map((r) => r.server)
  const silent = held.length === 0 ? notAnswering : notAnswering.filter((key) => held.includes(key))
  return {
    severity: 'critical',
    subject: { kind: 'stream', id: streamKey(s) },
    summary:
      silent.length > 0
        ? `${s.name} is assigned, but no server that answers holds it`
        : `${s.name} is assigned, but no server holds it`,
    evidence: [
      'the meta group lists it (STREAM.NAMES), and no server that answers has a copy',
      ...(missing.length > 0 ? [`${names(missing)} held it and no longer lists it`] : []),
      ...(silent.length > 0 ? [`not answering: ${names(silent, 12)}`] : []),
    ],
    remedy:
      silent.length > 0
        ? `Bring back ${names(silent, 12)}: its copies may be there.`
        : `If no restart of its servers brings it back, its data is gone. To remove what is left of it: \`nats stream rm ${s.name}\`.`,
    since,
  }
}
