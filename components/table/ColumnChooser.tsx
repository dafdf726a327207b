'use client'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/Button'
import styles from './TableTools.module.css'
import type { ColumnChoice } from './useColumns'

const boxesOf = (within: HTMLElement) =>
  [...within.querySelectorAll('input')].filter((input) => !input.disabled)

interface Props {
  columns: readonly { id: string; head: string; about?: string }[]
  choice: ColumnChoice
  sortedBy: string
}

/** A checkbox for each column of a table. The first column names the rows and stays. */
export function ColumnChooser({ columns, choice, sortedBy }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const changed = useRef(false)
  useEffect(() => {
    if (box.current) boxesOf(box.current)[0]?.focus()
  }, [])

  function choose(ids: ReadonlySet<string> | null) {
    choice.choose(ids, !changed.current)
    changed.current = true
  }
  function toggle(id: string) {
    const ids = new Set(choice.ids)
    if (!ids.delete(id)) ids.add(id)
    choose(ids)
  }
  function step(event: KeyboardEvent<HTMLDivElement>) {
    const boxes = boxesOf(event.currentTarget)
    const at = boxes.findIndex((b) => b.matches(':focus'))
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined || at < 0) return
    event.preventDefault()
    boxes.at((at + by) % boxes.length)?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the checkboxes inside
    <div ref={box} className={styles.chooser} onKeyDown={step}>
      <ul>
        {columns.map((c, i) => (
          <li key={c.id}>
            <label title={c.about}>
              <input
                type="checkbox"
                checked={choice.ids.has(c.id)}
                disabled={i === 0}
                onChange={() => toggle(c.id)}
              />
              {c.head} {i === 0 && <small>always</small>}
              {sortedBy === c.id && <small>sorted by it</small>}
            </label>
          </li>
        ))}
      </ul>
      <div className={styles.ends}>
        <Button size="small" onClick={() => choose(new Set(columns.map((c) => c.id)))}>
          All
        </Button>
        <Button
          size="small"
          aria-disabled={choice.isDefault || undefined}
          title={choice.isDefault ? 'These are the usual columns' : undefined}
          onClick={() => choose(null)}
        >
          Reset
        </Button>
      </div>
    </div>
  )
}
