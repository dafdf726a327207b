import type { GatewayLink } from '@/lib/domain/model'
import { outboundOf } from './mapModel'

/**
 * Ways to say at an open bundle who that answers has no connection, longest first; empty when all stand. The strands lie close
 * together: without a name nobody could tell whose the broken one is.
 */
export function missingWords(ab: GatewayLink | undefined, ba: GatewayLink | undefined): string[] {
  const servers = [ab, ba].flatMap((link) =>
    outboundOf(link).flatMap((end) => (end.connected || end.unanswered ? [] : [end.server])),
  )
  const [first, ...others] = servers
  if (first === undefined) return []
  const all = servers.join(', ')
  if (others.length === 0) return [`${first} not connected`, first]
  return [`${all} not connected`, all, `${first} and ${others.length} more`, `${servers.length} missing`]
}
