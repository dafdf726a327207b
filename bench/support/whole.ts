import { STREAMS } from '@/demo/scenario'
import type { Snapshot } from '@/lib/domain/model'

/** The scenario's servers. */
const SERVERS = 12
/** Ordered pairs of its four clusters. */
const LINKS = 12

/** How many servers of one cluster are connected to another, by `from>to`, as they say themselves. */
export type Connected = ReadonlyMap<string, number>

/** What belongs to the whole picture. */
const ASPECTS: Record<string, (s: Snapshot, lost: string | null, truth?: Connected) => boolean> = {
  servers: (s, lost) =>
    s.servers.length === SERVERS &&
    s.coverage.expected === SERVERS &&
    s.coverage.answered === SERVERS - (lost === null ? 0 : 1) &&
    s.servers.every((x) => (x.state === 'up') !== (x.name === lost)) &&
    (lost === null || s.servers.some((x) => x.name === lost)),
  'meta leader': (s, lost) => s.meta.leader !== null && s.meta.leader !== lost,
  streams: (s, lost) =>
    s.streams.length === STREAMS.length && s.streams.every((x) => x.leader !== null && x.leader !== lost),
  gateways: (s, lost, truth) => {
    const living = new Map(s.clusters.map((c) => [c.name, c.servers.filter((key) => key !== lost).length]))
    const wanted = (from: string, to: string) => truth?.get(`${from}>${to}`) ?? living.get(from) ?? SERVERS
    return s.gateways.length === LINKS && s.gateways.every((g) => g.connected >= wanted(g.from, g.to))
  },
}

export const ASPECT_NAMES = Object.keys(ASPECTS)

/**
 * Which aspects of the scenario's whole picture a snapshot lacks: every server known, all of them answer except `lost`, who
 * is named; the meta leader known; every stream led by a server that lives; every gateway connection of the living there
 * (or those of `truth`, where it is known what NATS itself has).
 */
export function lacking(s: Snapshot, lost: string | null, truth?: Connected): string[] {
  return ASPECT_NAMES.filter((aspect) => !ASPECTS[aspect]?.(s, lost, truth))
}

export const isComplete = (s: Snapshot, lost: string | null) => lacking(s, lost).length === 0

/** Complete, every vantage of ours stands and sees everybody, and nothing is held against any server any more. */
export function isCalm(s: Snapshot): boolean {
  return (
    isComplete(s, null) &&
    s.coverage.vantages.every((v) => v.state === 'connected' && v.cannotSee.length === 0) &&
    s.findings.every((f) => f.severity === 'info' || f.subject.kind !== 'server')
  )
}
