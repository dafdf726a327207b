import type { Rule } from './rule'

/** Servers that are alive by their own pushes, while no request of ours gets through to them. */
export const blindPaths: Rule = {
  code: 'BLIND_PATH',
  check({ servers, coverage }) {
    const silent = new Set(coverage.silent)
    return servers
      .filter((s) => s.state === 'up' && silent.has(s.key))
      .map((s) => ({
        severity: 'warning',
        subject: { kind: 'server', id: s.key },
        summary: `${s.key} is up, but requests do not reach it`,
        evidence: [s.why, `last heard at ${s.observedAt ?? 'an unknown time'}`],
        remedy: `Look at the gateway connections towards ${s.cluster ?? s.key}: one of them leads to a server that hangs.`,
      }))
  },
}
