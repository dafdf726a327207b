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
  /** What is not alike where it should be, in words; undefined where it is: several versions; routes within a cluster; gateways. */
  unlike: { versions?: string; routes?: string; gateways?: string }
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
    unlike: unlikeOf(servers.filter(answers)),
    partialWhy:
      absent.length === 0 ? undefined : `without ${absent.map((s) => `${s.key} (${s.state})`).join(', ')}`,
  }
}

function unlikeOf(servers: readonly Server[]): ServerTotals['unlike'] {
  const clusters = new Set(servers.flatMap((s) => s.cluster ?? []))
  const routes = [...clusters].flatMap((cluster) => {
    const counts = countsOf(
      servers.filter((s) => s.cluster === cluster),
      (s) => s.routes,
    )
    return counts.length > 1 ? [`${cluster}: ${counts.join(', ')}`] : []
  })
  const gateways = countsOf(servers, (s) => s.gateways)
  const versions = [...new Set(servers.flatMap((s) => s.version ?? []))].sort()
  return {
    ...(versions.length > 1 && { versions: versions.join(', ') }),
    ...(routes.length > 0 && { routes: routes.join('; ') }),
    ...(gateways.length > 1 && { gateways: gateways.join(', ') }),
  }
}

/** The different values, small to large. */
const countsOf = (servers: readonly Server[], value: (s: Server) => number | null) =>
  [...new Set(servers.flatMap((s) => value(s) ?? []))].sort((a, b) => a - b)
