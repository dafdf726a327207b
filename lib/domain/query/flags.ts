import { gatewayKey, streamKey } from '../model'
import { factsOf, KEYS } from './fields'
import type { AnyRow, World } from './world'

/** Known to be well: never true of what nobody has told. */
export function isHealthy(on: AnyRow, world: World): boolean {
  switch (on.kind) {
    case 'server':
      return on.row.state === 'up' && !world.isIll('server', on.row.key)
    case 'stream':
      return (
        on.row.leader !== null &&
        on.row.quorum.margin >= 0 &&
        on.row.replicas.length > 0 &&
        on.row.replicas.every((r) => r.state === 'current') &&
        !world.isIll('stream', streamKey(on.row))
      )
    case 'cluster':
      return (
        on.row.servers.length > 0 &&
        on.row.servers.every((key) => world.server(key)?.state === 'up') &&
        !world.isIll('cluster', on.row.name)
      )
    case 'gateway':
      return (
        on.row.expected > 0 &&
        on.row.connected >= on.row.expected &&
        !world.isIll('gateway', gatewayKey(on.row))
      )
    case 'finding':
      return on.row.severity === 'info'
  }
}

/** Something that should be known of this row is not. */
export function isUnknown(on: AnyRow, world: World): boolean {
  if (on.kind === 'server' && (on.row.state === 'unknown' || on.row.state === 'silent')) return true
  if (on.kind === 'stream' && on.row.replicas.some((r) => r.state === 'unknown')) return true
  return KEYS.some((key) => factsOf(on, key, world)?.includes(null))
}
