import { plural } from '@/lib/domain/format'
import type { BandBox } from '@/lib/graph/layout'
import { sansWidth } from '@/lib/graph/text'
import type { Overlay } from './overlays'
import styles from './replica.module.css'
import { shortIn, unplacedOf } from './unplaced-count'

/** Where in the head of a band a ghost has room: so many pixels, to the left of `right` or from `left` on. */
export type Room = { left: number; w: number } | { right: number; w: number }

/** A ghost in the head of a band: replicas that the streams drawn want there and do not have. */
export function Unplaced({
  bands,
  overlays,
  roomIn = besideWords,
}: {
  bands: readonly BandBox[]
  overlays: readonly Overlay[]
  /** null where another mark tells it. */
  roomIn?: (band: BandBox) => Room | null
}) {
  return bands.map((band) => {
    const short = shortIn(band.cluster, overlays)
    const room = short.length === 0 ? null : roomIn(band)
    if (room === null) return null
    const count = short.reduce((sum, o) => sum + unplacedOf(o.stream), 0)
    const pill = (words: string) => Math.ceil(sansWidth(words, 11, true)) + 16
    const words =
      [`${count} not placed`, plural(count, 'ghost')].find((w) => pill(w) <= room.w) ?? String(count)
    const w = pill(words)
    const name = short
      .map(({ stream }) => `${plural(unplacedOf(stream), 'replica')} of ${stream.name} not placed`)
      .join(', ')
    return (
      // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a picture with a name, no control
      <g
        key={band.id}
        role="img"
        aria-label={name}
        className={styles.unplaced}
        transform={`translate(${'left' in room ? room.left : room.right - w} ${band.y + 3})`}
      >
        <title>{name}</title>
        <rect width={w} height="18" rx="6" />
        <text x={w / 2} y="13">
          {words}
        </text>
      </g>
    )
  })
}

/** At the right of the head; a ribbon's head goes on over the next region, where nothing else stands. */
const besideWords = (band: BandBox): Room =>
  band.w > band.headW + 100
    ? { left: band.x + band.headW + 24, w: 200 }
    : { right: band.x + band.headW - 8, w: 200 }
