import { STREAMS } from '@/demo/scenario'
import type { Snapshot } from '@/lib/domain/model'

/** The scenario's servers. */
const SERVERS = 12
/** Ordered pairs of its four clusters. */
const LINKS = 12

/**
 * Whether a snapshot is the whole picture of the scenario: every server known, all of them answer except `lost`, who is
 * named; the meta leader known; every stream led by a server that lives; every gateway connection of the living there.
 */
export function isComplete(s: Snapshot, lost: string | null): boolean {
  const isLost = (key: string) => key === lost
  const living = new Map(s.clusters.map((c) => [c.name, c.servers.filter((key) => !isLost(key)).length]))
  return (
    s.servers.length === SERVERS &&
    s.coverage.expected === SERVERS &&
    s.coverage.answered === SERVERS - (lost === null ? 0 : 1) &&
    s.servers.every((x) => (x.state === 'up') !== isLost(x.key)) &&
    (lost === null || s.servers.some((x) => isLost(x.key))) &&
    s.meta.leader !== null &&
    !isLost(s.meta.leader) &&
    s.streams.length === STREAMS.length &&
    s.streams.every((x) => x.leader !== null && !isLost(x.leader)) &&
    s.gateways.length === LINKS &&
    s.gateways.every((g) => g.connected >= (living.get(g.from) ?? SERVERS))
  )
}

/** Complete, every vantage of ours stands and sees everybody, and nothing is held against any server any more. */
export function isCalm(s: Snapshot): boolean {
  return (
    isComplete(s, null) &&
    s.coverage.vantages.every((v) => v.state === 'connected' && v.cannotSee.length === 0) &&
    s.findings.every((f) => f.severity === 'info' || f.subject.kind !== 'server')
  )
}
