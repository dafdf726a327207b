import type { Replica, Stream } from './model'

/** Whether more servers hold a replica than are wanted: new ones were added, and the old ones have not let go yet. */
export const isMoving = ({
  replicas,
  replicasWanted,
}: Pick<Stream, 'replicas' | 'replicasWanted'>): boolean =>
  replicasWanted !== null && replicas.length > replicasWanted

/**
 * Whether a margin of 0 is only that of a single replica on its way: two hold it, and both are needed, as the one was
 * before and will be after.
 */
export function isLoneMove(stream: Pick<Stream, 'replicas' | 'replicasWanted' | 'quorum'>): boolean {
  const { replicas, replicasWanted, quorum } = stream
  return replicasWanted === 1 && isMoving(stream) && quorum.online === replicas.length && quorum.margin >= 0
}

/** How far a copy is behind, in words: one that is not current with nothing counted yet is catching up, not 0 behind. */
export function behindWords(
  { lag }: Pick<Replica, 'lag'>,
  words: (lag: number) => string,
  unknown = 'behind',
): string {
  if (lag === null) return unknown
  return lag === 0 ? 'catching up' : words(lag)
}
