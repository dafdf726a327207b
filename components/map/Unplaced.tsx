import { plural } from '@/lib/domain/format'
import type { Stream } from '@/lib/domain/model'
import type { BandBox, Layout } from '@/lib/graph/layout'
import { sansWidth } from '@/lib/graph/text'
import type { Overlay } from './overlays'
import styles from './replica.module.css'

/** How many replicas of a stream are wanted and lie nowhere; 0 when nobody knows how many are wanted, or where they lie. */
export function unplacedOf({
  replicas,
  replicasWanted,
}: Pick<Stream, 'replicas' | 'replicasWanted'>): number {
  if (replicasWanted === null || replicas.length === 0) return 0
  return Math.max(0, replicasWanted - replicas.length)
}

/** A ghost in the head of a band: replicas that the streams drawn want there and do not have. */
export function Unplaced({ layout, overlays }: { layout: Layout; overlays: readonly Overlay[] }) {
  return layout.bands.map((band) => {
    const short = overlays.filter((o) => o.stream.cluster === band.cluster && unplacedOf(o.stream) > 0)
    if (short.length === 0) return null
    const count = short.reduce((sum, o) => sum + unplacedOf(o.stream), 0)
    const words = `${count} not placed`
    const w = Math.ceil(sansWidth(words, 11, true)) + 16
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
        transform={`translate(${placeIn(band, w)} ${band.y + 4})`}
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
const placeIn = (band: BandBox, w: number): number =>
  band.ribbon ? band.x + band.headW + 24 : band.x + band.headW - w - 8
