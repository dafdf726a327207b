'use client'
import { type FocusEvent, type KeyboardEvent, memo, useId, useRef, useState } from 'react'
import { useSnapshotWhile } from '@/components/live/SnapshotProvider'
import { keyLabel, useShortcut } from '@/components/shell/shortcuts'
import { Button } from '@/components/ui/Button'
import { Icon } from '@/components/ui/Icon'
import { Kbd } from '@/components/ui/Kbd'
import type { Suggestion } from '@/lib/domain/query/suggest'
import styles from './FindBox.module.css'
import { loadEngine } from './load-engine'
import { useFilter } from './useFilter'

/**
 * Where find and hide are typed: Enter finds, Alt+Enter hides, the list completes the term at the caret. The bar around it is
 * drawn anew with every snapshot; this is not.
 */
export const FindBox = memo(function FindBox() {
  const { find, setFilter } = useFilter()
  const [draft, setDraft] = useState<string | null>(null)
  const [caret, setCaret] = useState(0)
  const [open, setOpen] = useState(false)
  // Closed it draws nothing of what is known, and does not follow it.
  const snapshot = useSnapshotWhile(open)
  const [active, setActive] = useState(-1)
  const [engine, setEngine] = useState<Awaited<ReturnType<typeof loadEngine>> | null>(null)
  const input = useRef<HTMLInputElement>(null)
  /** What had the focus before, and gets it back. */
  const before = useRef<Element | null>(null)
  const id = useId()
  useShortcut('find', () => {
    input.current?.focus()
    input.current?.select()
  })

  const text = draft ?? find
  const offers = open && engine ? engine.suggest(snapshot, text, Math.min(caret, text.length)) : []
  const at = Math.min(active, offers.length - 1)
  const changed = draft !== null && draft.trim() !== find
  const invalid = changed && engine !== null && engine.parseFilter(text).problem !== null

  function focused(event: FocusEvent) {
    const from = event.relatedTarget
    if (!(from instanceof Element && event.currentTarget.closest('search')?.contains(from)))
      before.current = from
    setOpen(true)
    setCaret(input.current?.selectionStart ?? text.length)
    void loadEngine().then(setEngine)
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
  async function apply(which: 'find' | 'hide') {
    const { parseFilter, serializeFilter } = await loadEngine()
    const { query, problem } = parseFilter(text)
    setOpen(problem !== null)
    if (problem !== null) return
    setFilter({ [which]: serializeFilter(query) })
    setDraft(null)
    setActive(-1)
  }
  function leave() {
    input.current?.blur()
    if (before.current === null) return
    // What is no longer there cannot have it: then the view.
    const to = before.current.isConnected ? before.current : document.getElementById('view')
    if (to instanceof HTMLElement || to instanceof SVGElement) to.focus()
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
      else void apply(event.altKey ? 'hide' : 'find')
    } else if (event.key === 'Escape') {
      if (open) setOpen(false)
      else if (draft !== null) setDraft(null)
      else leave()
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
        aria-expanded={offers.length > 0}
        aria-controls={engine ? `${id}-list` : undefined}
        aria-describedby={engine ? `${id}-draft` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        aria-keyshortcuts={keyLabel('find')}
        aria-invalid={invalid || undefined}
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
        <span className={styles.acts}>
          <Button size="small" onClick={() => void apply('find')}>
            Find
          </Button>
          <Button size="small" onClick={() => void apply('hide')}>
            Hide
          </Button>
        </span>
      ) : (
        <Kbd>{keyLabel('find')}</Kbd>
      )}
      {engine && (
        <engine.FindList id={id} offers={offers} at={at} onTake={take} draft={open && changed ? text : ''} />
      )}
    </search>
  )
})
