import type { Stream } from '../model'
import type { Rule } from './rule'

export const serverStates: Rule = {
  code: 'SERVER_STATE',
  check({ servers, streams }) {
    const gone = servers.filter((s) => s.state === 'down' || s.state === 'silent' || s.state === 'leaving')
    const counts = gone.length === 0 ? null : heldBy(streams)
    return gone.map((s) => {
      const held = counts?.get(s.key) ?? 0
      return {
        severity: s.state === 'leaving' ? 'warning' : 'critical',
        subject: { kind: 'server', id: s.key },
        summary: `${s.key} is ${s.state}`,
        evidence: [s.why, `${held} stream${held === 1 ? ' has' : 's have'} a replica there`],
        remedy:
          s.state === 'leaving'
            ? 'It said so itself; nothing to do if this is planned.'
            : `Bring ${s.key} back.${s.metaMember ? ` If it will never return: \`nats server cluster peer-remove ${s.name}\`.` : ''}`,
        since: s.since,
      }
    })
  },
}

/** How many streams each server has a replica of. */
function heldBy(streams: readonly Stream[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { replicas } of streams) {
    for (const { server } of replicas) counts.set(server, (counts.get(server) ?? 0) + 1)
  }
  return counts
}
