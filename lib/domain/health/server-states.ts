import type { Rule } from './rule'

export const serverStates: Rule = {
  code: 'SERVER_STATE',
  check({ servers, streams }) {
    return servers
      .filter((s) => s.state === 'down' || s.state === 'silent' || s.state === 'leaving')
      .map((s) => {
        const held = streams.filter((x) => x.replicas.some((r) => r.server === s.key)).length
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
