'use client'
import { Icon } from './Icon'
import styles from './PinButton.module.css'
import { usePins } from './usePins'

/** Pins a stream to the map, or takes it off. `streamKey` is `account/name`. */
export function PinButton({
  streamKey,
  name,
  inTable = false,
}: {
  streamKey: string
  name: string
  /** In a cell: only the icon, and no stop of the tab key. */
  inTable?: boolean
}) {
  const pins = usePins()
  const pinned = pins.has(streamKey)
  const full = pins.isFull && !pinned
  const label = pinned ? `Unpin ${name} from the map` : `Pin ${name} to the map`
  return (
    <button
      type="button"
      className={inTable ? styles.cell : styles.button}
      aria-pressed={pinned}
      aria-label={label}
      title={full ? 'Eight streams are pinned already; unpin one first' : label}
      disabled={full}
      tabIndex={inTable ? -1 : undefined}
      onClick={(event) => {
        // The row that it stands in is not selected by it.
        event.stopPropagation()
        pins.toggle(streamKey)
      }}
    >
      <Icon name="pin" size={14} />
      {!inTable && (pinned ? 'Unpin' : 'Pin')}
    </button>
  )
}
