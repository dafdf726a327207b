import type { Snapshot, Stream } from '@/lib/domain/model'

/**
 * When the leader of this stream was last asked (ISO 8601); null when never. Its row may be older than that, since a row that
 * did not change is not sent again.
 */
export function streamSeenAt(stream: Stream, { heard }: Pick<Snapshot, 'heard'>): string | null {
  return stream.leader === null ? stream.observedAt : later(stream.observedAt, heard.streams)
}

/** The later of two times (ISO 8601); null says nothing. */
export function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}
