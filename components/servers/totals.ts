import type { Server } from '@/lib/domain/model'
import { type Total, total } from '@/lib/domain/total'

export interface ServerTotals {
  servers: number
  up: number
  clusters: number
  jetstream: Total
  connections: Total
  subscriptions: Total
  mem: Total
  slow: Total
  cores: Total
  leafnodes: Total
  /** Who is missing from the sums; undefined when nobody is. */
  partialWhy: string | undefined
}

const answers = (s: Server) => s.state === 'up' || s.state === 'leaving'

/** Footer of Server Overview. Only servers that answer are summed: what a silent one last said is no longer so. */
export function serverTotals(servers: readonly Server[]): ServerTotals {
  const of = (value: (s: Server) => number | null) => total(servers, (s) => (answers(s) ? value(s) : null))
  const absent = servers.filter((s) => !answers(s))
  return {
    servers: servers.length,
    up: servers.filter((s) => s.state === 'up').length,
    clusters: new Set(servers.flatMap((s) => s.cluster ?? [])).size,
    jetstream: of((s) => (s.jetstream ? 1 : 0)),
    connections: of((s) => s.connections),
    subscriptions: of((s) => s.subscriptions),
    mem: of((s) => s.mem),
    slow: of((s) => s.slowConsumers),
    cores: of((s) => s.cores),
    leafnodes: of((s) => s.leafnodes),
    partialWhy:
      absent.length === 0 ? undefined : `without ${absent.map((s) => `${s.key} (${s.state})`).join(', ')}`,
  }
}
