'use client'
import { useId, useRef, useState } from 'react'
import { usePins } from '@/components/ui/usePins'
import { InkLine } from './InkLine'
import type { Overlay } from './overlays'
import styles from './pins.module.css'

/** Width of a chip, and of all else in the toolbar, px. */
const CHIP = 130
const OTHERS = 650
/** In a narrower toolbar they have a row of their own (see toolbar.module.css). */
const ONE_ROW = 760

interface Props {
  overlays: readonly Overlay[]
  chosen: string | null
  onChoose: (key: string | null) => void
}

/**
 * The pinned streams with the line that each is drawn with; a name chooses it, the cross takes it off. Where the toolbar has
 * no room for all of them, or for them beside what is found and hidden, one button tells how many there are and opens them.
 */
export function PinChips({ room, isFiltered, ...props }: Props & { room: number; isFiltered: boolean }) {
  const pinned = usePinned(props.overlays)
  return room >= ONE_ROW && (isFiltered || pinned.length * CHIP > room - OTHERS) ? (
    <Folded pinned={pinned} {...props} />
  ) : (
    <Chips pinned={pinned} {...props} />
  )
}

function usePinned(overlays: readonly Overlay[]): Overlay[] {
  return usePins().keys.flatMap((key) => overlays.find((o) => o.key === key) ?? [])
}

/** More lines are not told apart at this size. */
const MOST_LINES = 3

function Folded({ pinned, ...props }: Props & { pinned: readonly Overlay[] }) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  function place() {
    if (!button.current || !list.current) return
    const { right, bottom } = button.current.getBoundingClientRect()
    list.current.style.top = `${bottom + 4}px`
    list.current.style.right = `${document.documentElement.clientWidth - right}px`
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.folded}
        data-folded=""
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={open}
      >
        <span className={styles.lines}>
          {pinned.slice(0, MOST_LINES).map(({ key, ink }) => (
            <InkLine key={key} ink={ink} />
          ))}
        </span>
        {pinned.length} pinned
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="dialog"
        aria-label="Streams pinned to the map"
        className={styles.popover}
        onBeforeToggle={place}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open && <Chips pinned={pinned} {...props} />}
      </div>
    </>
  )
}

function Chips({ pinned, chosen, onChoose }: Props & { pinned: readonly Overlay[] }) {
  const pins = usePins()
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
