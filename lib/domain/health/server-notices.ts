import type { ServerNotice } from '../facts'
import { dateClock } from '../format'
import type { Server } from '../model'
import type { Hit, Rule } from './rule'

/** Servers whose JetStream shut itself down, by their own advisory; a restart, or a return to the group, ends it. */
export const serverNotices: Rule = {
  code: 'SERVER_ADVISORY',
  check({ servers }, { notices }) {
    return [...notices.values()].flatMap((n): Hit[] => {
      const server = servers.find((s) => s.name === n.server && (n.id === null || s.id === n.id))
      return server ? [hit(n, server)] : []
    })
  },
}

function hit({ kind, stream, at, id }: ServerNotice, { key, jetstream }: Server): Hit {
  const since = new Date(at).toISOString()
  const said = `its advisory came at ${dateClock(since)} UTC`
  const now = jetstream ? [] : ['it answers, without JetStream']
  const spoke = id === null ? [] : [`said by ${id}`]
  const subject = { kind: 'server' as const, id: key }
  switch (kind) {
    case 'out-of-storage':
      return {
        severity: 'critical',
        subject,
        summary: `${key} ran out of storage: its JetStream is shut down`,
        evidence: [
          said,
          ...(stream === null ? [] : [`the stream ${stream} found no room`]),
          ...now,
          ...spoke,
          'its copies stand still until it is restarted',
        ],
        remedy: `Make room where ${key} stores its streams, then restart it.`,
        since,
      }
    case 'removed':
      return {
        severity: 'warning',
        subject,
        summary: `${key} was taken out of the meta group: its JetStream is off`,
        evidence: [said, ...now, ...spoke],
        remedy: `If that was not meant, restart ${key}: it joins again, since 2.15 only five minutes after its removal. Otherwise stop it.`,
        since,
      }
    default:
      return kind satisfies never
  }
}
