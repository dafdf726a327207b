import type { BandBox, Layout } from '@/lib/graph/layout'
import { cardFoot, lineMark, streamLines } from '@/lib/graph/stream-lines'
import type { Overlay } from './overlays'
import { ledBy, lineEnd, StreamLines } from './StreamLines'
import { Unplaced } from './Unplaced'

/** Lines of the streams that are drawn, leader to follower, in the feet of their bands. */
export function StreamOverlay({ layout, overlays }: { layout: Layout; overlays: readonly Overlay[] }) {
  const led = new Map<BandBox, Overlay[]>()
  for (const overlay of overlays) {
    const at = layout.servers.find((s) => s.key === overlay.stream.leader)?.band
    const band = layout.bands.find((b) => b.id === at)
    if (band) led.set(band, [...(led.get(band) ?? []), overlay])
  }
  const lines = [...led].flatMap(([band, of]) => {
    const marks = layout.servers.filter((s) => s.band === band.id).map(lineMark)
    return streamLines(cardFoot(band), marks, of.flatMap(ledBy))
  })
  const endOf = ({ replicas }: Overlay, to: string) =>
    lineEnd([replicas.get(to)].filter((r) => r !== undefined))
  return (
    <>
      <StreamLines overlays={overlays} lines={lines} endOf={endOf} />
      <Unplaced bands={layout.bands} overlays={overlays} />
    </>
  )
}
