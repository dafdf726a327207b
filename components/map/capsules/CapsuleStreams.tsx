import { holderOfServer, holdersOf } from '@/lib/graph/capsules/marks'
import { capsuleStreamLines } from '@/lib/graph/capsules/stream-lines'
import type { CapsuleLayout } from '@/lib/graph/capsules/types'
import type { Overlay } from '../overlays'
import { isLost } from '../RoleMarks'
import { ledBy, StreamLines } from '../StreamLines'

/** Lines of the streams that are drawn, from the mark that holds the leader to those that hold followers. */
export function CapsuleStreams({
  layout,
  overlays,
}: {
  layout: CapsuleLayout
  overlays: readonly Overlay[]
}) {
  const lines = capsuleStreamLines(layout, overlays.flatMap(ledBy))
  const holderOf = holderOfServer(holdersOf(layout))
  // A line leads to all replicas in its mark: it is whole while one of them is there.
  const isGone = (overlay: Overlay, mark: string) => {
    const held = [...overlay.replicas].flatMap(([key, r]) => (holderOf.get(key)?.key === mark ? [r] : []))
    return held.length > 0 && held.every(isLost)
  }
  return <StreamLines overlays={overlays} lines={lines} isGone={isGone} />
}
