import type { Stream } from '@/lib/domain/model'
import type { Overlay } from './overlays'

/** How many replicas of a stream are wanted and lie nowhere; 0 when nobody knows how many are wanted, or where they lie. */
export function unplacedOf({
  replicas,
  replicasWanted,
}: Pick<Stream, 'replicas' | 'replicasWanted'>): number {
  if (replicasWanted === null || replicas.length === 0) return 0
  return Math.max(0, replicasWanted - replicas.length)
}

/** The streams drawn that want replicas in a cluster and do not have them. */
export const shortIn = (cluster: string | null, overlays: readonly Overlay[]): Overlay[] =>
  overlays.filter((o) => o.stream.cluster === cluster && unplacedOf(o.stream) > 0)
