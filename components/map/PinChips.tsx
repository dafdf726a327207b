'use client'
import { usePins } from '@/components/ui/usePins'
import { InkLine } from './InkLine'
import type { Overlay } from './overlays'
import styles from './pins.module.css'

/** The pinned streams with the line that each is drawn with; a name chooses it, the cross takes it off. */
export function PinChips({
  overlays,
  chosen,
  onChoose,
}: {
  overlays: readonly Overlay[]
  chosen: string | null
  onChoose: (key: string | null) => void
}) {
  const pins = usePins()
  const pinned = pins.keys.flatMap((key) => overlays.find((o) => o.key === key) ?? [])
  const several = new Set(pinned.map((o) => o.stream.account)).size > 1
  return (
    <ul className={styles.chips} aria-label="Pinned streams">
      {pinned.map(({ key, stream, ink }) => (
        <li key={key} className={styles.chip}>
          <button
            type="button"
            className={styles.name}
            aria-pressed={chosen === key}
            title={chosen === key ? `Deselect ${key}` : `Select ${key}`}
            onClick={() => onChoose(chosen === key ? null : key)}
          >
            <InkLine ink={ink} />
            <span className="clipped">{several ? key : stream.name}</span>
          </button>
          <button
            type="button"
            className={styles.off}
            aria-label={`Unpin ${stream.name} from the map`}
            onClick={() => pins.forget([key])}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  )
}
