'use client'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { keyLabel, useShortcut } from '@/components/shell/shortcuts'
import { Button } from '@/components/ui/Button'
import { Icon } from '@/components/ui/Icon'
import { Kbd } from '@/components/ui/Kbd'
import type { suggest as Suggest, Suggestion } from '@/lib/domain/query/suggest'
import { parseFilter, serializeFilter } from '@/lib/url/filter'
import { Draft } from './Draft'
import styles from './FindBox.module.css'
import { useFilter } from './useFilter'

/** Where find and hide are typed: Enter finds, Alt+Enter hides, the list completes the term at the caret. */
export function FindBox() {
  const snapshot = useSnapshot()
  const { find, setFilter } = useFilter()
  const [draft, setDraft] = useState<string | null>(null)
  const [caret, setCaret] = useState(0)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  // The words of the suggestions are no part of the first load; what is typed meanwhile waits for nothing.
  const [suggest, setSuggest] = useState<{ from: typeof Suggest } | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  useShortcut('find', () => {
    input.current?.focus()
    input.current?.select()
  })

  const text = draft ?? find.text
  const offers = open && suggest ? suggest.from(snapshot, text, Math.min(caret, text.length)) : []
  const at = Math.min(active, offers.length - 1)
  const typed = parseFilter(text)
  const changed = draft !== null && draft.trim() !== find.text

  function focused() {
    setOpen(true)
    setCaret(input.current?.selectionStart ?? text.length)
    if (!suggest) void import('@/lib/domain/query/suggest').then((m) => setSuggest({ from: m.suggest }))
  }
  function type(next: string, to: number) {
    setDraft(next)
    setCaret(to)
    setActive(-1)
    setOpen(true)
  }
  function take(offer: Suggestion | undefined) {
    if (!offer) return
    type(offer.text, offer.caret)
    // After React has written the text, else the caret would be at its end.
    requestAnimationFrame(() => input.current?.setSelectionRange(offer.caret, offer.caret))
  }
  function apply(which: 'find' | 'hide') {
    if (typed.problem) {
      setOpen(true)
      return
    }
    setFilter({ [which]: serializeFilter(typed.query) })
    setDraft(null)
    setActive(-1)
    setOpen(false)
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && !open) setOpen(true)
    else if (step && offers.length > 0) {
      // From the text itself (−1) onwards and round again.
      setActive(((at + 1 + step + offers.length + 1) % (offers.length + 1)) - 1)
    } else if (event.key === 'Tab' && open && at >= 0) take(offers[at])
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      if (at >= 0 && !event.altKey) take(offers[at])
      else apply(event.altKey ? 'hide' : 'find')
    } else if (event.key === 'Escape') {
      if (open) setOpen(false)
      else if (draft !== null) setDraft(null)
      else input.current?.blur()
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
        aria-label="Find"
        aria-expanded={open && offers.length > 0}
        aria-controls={`${id}-list`}
        aria-describedby={`${id}-draft`}
        aria-autocomplete="list"
        aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
        aria-keyshortcuts={keyLabel('find')}
        aria-invalid={typed.problem && changed ? true : undefined}
        placeholder="Find: server, stream, tag:az=1, lag>0"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(e) => type(e.target.value, e.target.selectionStart ?? e.target.value.length)}
        onSelect={(e) => setCaret(e.currentTarget.selectionStart ?? 0)}
        onFocus={focused}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {changed ? (
        // A press must not take the focus out of the field: the list would close under the pointer.
        // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus where it is
        <span className={styles.acts} onMouseDown={(e) => e.preventDefault()}>
          <Button size="small" onClick={() => apply('find')}>
            Find
          </Button>
          <Button size="small" onClick={() => apply('hide')}>
            Hide
          </Button>
        </span>
      ) : (
        <Kbd>{keyLabel('find')}</Kbd>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus in the field */}
      <div
        className={styles.pop}
        hidden={!open || (offers.length === 0 && !changed)}
        onMouseDown={(e) => e.preventDefault()}
      >
        <div
          role="listbox"
          id={`${id}-list`}
          aria-label="Suggestions"
          tabIndex={-1}
          hidden={offers.length === 0}
        >
          {offers.map((offer, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox owns the keys (aria-activedescendant)
            <div
              key={offer.term}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              className={styles.option}
              onClick={() => take(offer)}
            >
              <span className="mono">{offer.term}</span>
              <span className={styles.detail}>{offer.detail}</span>
            </div>
          ))}
        </div>
        <Draft id={`${id}-draft`} text={open && changed ? text : ''} />
      </div>
    </search>
  )
}
