'use client'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Icon } from '@/components/ui/Icon'
import { Kbd } from '@/components/ui/Kbd'
import { useSelection } from '@/components/ui/useSelection'
import { find, type Target } from '@/lib/domain/find'
import styles from './FindBox.module.css'
import { keyLabel, useShortcut } from './shortcuts'

/** Jumps to a server, stream, cluster or region by its name. */
export function FindBox() {
  const snapshot = useSnapshot()
  const [, select] = useSelection()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  useShortcut('find', () => input.current?.select())

  const found = open ? find(snapshot, text) : []
  const at = Math.min(active, found.length - 1)
  const shown = open && text.trim() !== ''

  function choose(target: Target | undefined) {
    if (!target) return
    void select({ kind: target.kind, id: target.id })
    setText('')
    setOpen(false)
    input.current?.blur()
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && found.length > 0) setActive((at + step + found.length) % found.length)
    else if (event.key === 'Enter') choose(found[at])
    else if (event.key === 'Escape') {
      if (text === '') input.current?.blur()
      setText('')
      setOpen(false)
    } else return
    event.preventDefault()
  }

  return (
    <search className={styles.find}>
      <Icon name="find" size={16} />
      <input
        ref={input}
        className={styles.input}
        role="combobox"
        aria-label="Find a server, stream, cluster or region"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && found[at] ? `${id}-${at}` : undefined}
        aria-keyshortcuts={keyLabel('find')}
        placeholder="Find: server, stream, cluster, region"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(e) => {
          setText(e.target.value)
          setActive(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <Kbd>{keyLabel('find')}</Kbd>
      {/* The list keeps the focus in the field: a press on an option must not blur it before the click arrives. */}
      <div
        role="listbox"
        id={`${id}-list`}
        aria-label="Found"
        tabIndex={-1}
        className={styles.list}
        hidden={!shown || found.length === 0}
        onMouseDown={(e) => e.preventDefault()}
      >
        {found.map((target, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox owns the keys (aria-activedescendant)
          <div
            key={`${target.kind}:${target.id}`}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            className={styles.option}
            onClick={() => choose(target)}
            onMouseMove={() => setActive(i)}
          >
            <span className="mono">{target.label}</span>
            <span className={styles.detail}>{target.detail}</span>
          </div>
        ))}
      </div>
      {shown && found.length === 0 && <div className={styles.none}>Nothing is named “{text.trim()}”.</div>}
      <span role="status" className="visually-hidden">
        {shown ? (found.length === 0 ? 'Nothing found' : `${found.length} found`) : ''}
      </span>
    </search>
  )
}
