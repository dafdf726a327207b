import type { Server, Snapshot, Stream } from '@/lib/domain/model'
import { isLoneMove } from '@/lib/domain/moving'
import { streamSeenAt } from '@/lib/domain/seen-at'

/** A stream is read every 2 s, and fully every 10 s: older than this and its figures are no longer now's. */
export const STALE_MS = 15_000

/** Streams that need a look, as the chips above the table count them. R1 has no margin to lose and is not at risk, nor is one that hands over. */
export function streamHealth(streams: readonly Stream[]) {
  const led = streams.filter((s) => s.leader !== null)
  return {
    noLeader: streams.filter((s) => s.leader === null && !s.electing),
    noQuorum: led.filter((s) => s.quorum.margin < 0),
    atRisk: led.filter((s) => s.quorum.margin === 0 && s.quorum.needed > 1 && !isLoneMove(s)),
  }
}

/** Why the sums over all streams are only lower bounds; null when they are whole. */
export function partialReason(
  snapshot: Pick<Snapshot, 'at' | 'heard' | 'servers'> & { streams: readonly Stream[] },
): string | null {
  const silent = snapshot.servers.filter((s) => !answers(s))
  const holding =
    silent.length === 0 ? null : new Set(snapshot.streams.flatMap((s) => s.replicas.map((r) => r.server)))
  const quiet = silent.filter((s) => holding?.has(s.key) || s.observedAt === null)
  const stale = snapshot.streams.filter((s) => isStale(s, snapshot))
  if (quiet.length === 0 && stale.length === 0) return null
  const who = quiet.length === 0 ? '' : `${few(quiet.map((s) => s.key))} did not answer`
  const what = stale.length === 0 ? '' : `${few(stale.map((s) => s.name))} not heard of lately`
  return `≥ because ${[who, what].filter(Boolean).join('; ')}`
}

/** Not heard of for so long that its figures may be wrong now. */
export function isStale(s: Stream, snapshot: Pick<Snapshot, 'at' | 'heard'>): boolean {
  const seen = streamSeenAt(s, snapshot)
  return seen === null || seen < staleBefore(snapshot.at)
}

let last = { at: '', before: '' }

/** What was seen before this is stale at `at` (both ISO 8601): parsed once for the thousands of streams of a snapshot. */
function staleBefore(at: string): string {
  if (last.at !== at) last = { at, before: new Date(Date.parse(at) - STALE_MS).toISOString() }
  return last.before
}

const answers = (s: Server) => s.state === 'up' || s.state === 'leaving'
const few = (names: string[]) =>
  names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`
