import type { Server, Snapshot, Stream } from './model'

/**
 * When the leader of this stream was last asked (ISO 8601); null when never. Its row may be older than that, since a row that
 * did not change is not sent again.
 */
export function streamSeenAt(stream: Stream, { heard }: Pick<Snapshot, 'heard'>): string | null {
  return stream.leader === null ? stream.observedAt : later(stream.observedAt, heard.streams)
}

/** When this server was last heard; its row may be older than that, for the same reason. null: never. */
export function serverSeenAt(
  server: Server,
  { heard, coverage }: Pick<Snapshot, 'heard' | 'coverage'>,
): string | null {
  return coverage.silent.includes(server.key) ? server.observedAt : later(server.observedAt, heard.servers)
}

/** The later of two times (ISO 8601); null says nothing. */
export function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}

/** The earliest of some times (ISO 8601); null when one is not known. */
export function oldest(times: (string | null)[]): string | null {
  return times.reduce((a, b) => (a === null || b === null ? null : a < b ? a : b), times[0] ?? null)
}
