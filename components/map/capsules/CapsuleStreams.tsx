import { holderOfServer, holdersOf } from '@/lib/graph/capsules/marks'
import { capsuleStreamLines } from '@/lib/graph/capsules/stream-lines'
import type { CapsuleLayout } from '@/lib/graph/capsules/types'
import type { Overlay } from '../overlays'
import { ledBy, lineEnd, StreamLines } from '../StreamLines'

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
  const endOf = (overlay: Overlay, mark: string) =>
    lineEnd([...overlay.replicas].flatMap(([key, r]) => (holderOf.get(key)?.key === mark ? [r] : [])))
  return <StreamLines overlays={overlays} lines={lines} endOf={endOf} />
}
