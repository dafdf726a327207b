'use client'
import { usePathname, useRouter } from 'next/navigation'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useFilter } from '@/components/filter/useFilter'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { keyLabel, liveShortcuts, runShortcut } from '@/components/shell/shortcuts'
import { VIEWS } from '@/components/shell/views'
import { Kbd } from '@/components/ui/Kbd'
import { usePins } from '@/components/ui/usePins'
import { useSelection } from '@/components/ui/useSelection'
import { search } from '@/lib/domain/find'
import { plural } from '@/lib/domain/format'
import { streamKey } from '@/lib/domain/model'
import { mapHref } from '@/lib/url/links'
import { parsePins, serializePins } from '@/lib/url/pins'
import { type Entry, entriesOf } from './entries'
import styles from './Palette.module.css'

const SHOWN = 12

/** Goes to any view, server, stream, cluster, region or action by a few letters of its name. */
export function Palette({
  writable,
  typed,
  onClose,
}: {
  writable: readonly string[]
  /** What was typed before it was there. */
  typed: string
  onClose: () => void
}) {
  const snapshot = useSnapshot()
  const { find, hide, setFilter } = useFilter()
  const [selection, select] = useSelection()
  const pins = usePins()
  const router = useRouter()
  const pathname = usePathname()
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const [text, setText] = useState(typed)
  const [active, setActive] = useState(0)
  const filtered = find !== '' || hide !== ''
  // What the page offers does not change while the palette lies over it.
  const [shortcuts] = useState(liveShortcuts)
  const read = useDeferredValue(text)
  // Thousands of streams would stand twice among the entries: all may be pinned only where one types that.
  const pinning = /\bpin/i.test(read)
  const chosen = selection?.kind === 'stream' ? selection.id : null
  const pinned = serializePins(pins.keys)
  const entries = useMemo(
    () =>
      entriesOf(snapshot, {
        shortcuts,
        writable: writable.length > 0,
        filtered,
        pins: parsePins(pinned).keys,
        pinnable: pinning ? snapshot.streams.map(streamKey) : chosen === null ? [] : [chosen],
      }),
    [snapshot, shortcuts, writable, filtered, pinned, pinning, chosen],
  )
  const found = useMemo(() => search(entries, read, SHOWN), [entries, read])
  const at = Math.min(active, found.length - 1)

  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [at])

  function go(entry: Entry | undefined) {
    if (!entry) return
    // Closed first: a shortcut rests while a dialog is open, and the focus goes back before an action may move it.
    dialog.current?.close()
    switch (entry.kind) {
      case 'shortcut':
        return runShortcut(entry.shortcut)
      case 'link':
        return router.push(entry.href)
      case 'pin':
        return pins.toggle(entry.stream)
      case 'clear':
        return setFilter({ find: null, hide: null })
      case 'target': {
        const selection = { kind: entry.target.kind, id: entry.target.id }
        // Pages that are no view have no place to show what is selected.
        if (VIEWS.some((view) => view.path === pathname)) return void select(selection)
        return router.push(mapHref(selection))
      }
    }
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key]
    if (step && found.length > 0) {
      const next = at + step
      setActive(
        Math.abs(step) === 1
          ? (next + found.length) % found.length
          : Math.max(0, Math.min(found.length - 1, next)),
      )
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(found[at])
    else return
    event.preventDefault()
  }

  return (
    <dialog ref={dialog} className={styles.palette} aria-label="Go to" onClose={onClose}>
      <input
        className={styles.input}
        role="combobox"
        aria-label="Go to a view, server, stream, cluster or action"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        placeholder="Go to: view, server, stream, cluster, action"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(e) => {
          setText(e.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        role="listbox"
        id={`${id}-list`}
        aria-label="Found"
        tabIndex={-1}
        className={styles.list}
      >
        {found.map((entry, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox owns the keys (aria-activedescendant)
          <div
            key={`${entry.detail}:${entry.id}`}
            id={`${id}-${i}`}
            data-at={i}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            className={styles.option}
            onClick={() => go(entry)}
            onMouseMove={() => setActive(i)}
          >
            <span className={entry.kind === 'target' ? 'mono' : undefined}>{entry.label}</span>
            <span className={styles.detail}>{entry.detail}</span>
            {entry.kind === 'shortcut' && <Kbd>{keyLabel(entry.shortcut)}</Kbd>}
          </div>
        ))}
      </div>
      <p role="status" className={found.length === 0 ? styles.none : 'visually-hidden'}>
        {found.length === 0
          ? `Nothing is named “${read.trim()}”.`
          : `${plural(found.length, 'entry', 'entries')}`}
      </p>
    </dialog>
  )
}
