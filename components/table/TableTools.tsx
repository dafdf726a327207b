'use client'
import { lazy, Suspense, type ToggleEvent, useId, useRef, useState } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import styles from './TableTools.module.css'
import type { Table } from './useTable'

const loadChooser = () => import('./ColumnChooser')
const ColumnChooser = lazy(() => loadChooser().then((m) => ({ default: m.ColumnChooser })))

/** Above a table: which columns it shows, and what it shows as a file. */
export function TableTools<T>({ table }: { table: Table<T> }) {
  const snapshot = useSnapshot()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const { caption, columns, shown } = table
  const count = `Columns ${shown.length} of ${columns.length}`

  function place(event: ToggleEvent<HTMLDivElement>) {
    const at = button.current?.getBoundingClientRect()
    if (event.newState !== 'open' || !at) return
    const { style } = event.currentTarget
    style.top = `${at.bottom + 4}px`
    style.right = `${document.documentElement.clientWidth - at.right}px`
    style.maxHeight = `${window.innerHeight - at.bottom - 16}px`
  }
  async function save(ending: 'csv' | 'json') {
    const { saveTable } = await import('./save-table')
    saveTable({ table, snapshot, ending })
  }

  return (
    <span className={styles.tools}>
      <Button
        ref={button}
        size="small"
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`${count}, ${caption}`}
        onPointerEnter={() => void loadChooser()}
      >
        {count}
      </Button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={`Columns of ${caption}`}
        className={styles.popover}
        onBeforeToggle={place}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open && (
          <Suspense fallback={<p className={styles.loading}>Loading the columns…</p>}>
            <ColumnChooser columns={columns} choice={table.choice} sortedBy={table.sort.column} />
          </Suspense>
        )}
      </div>
      <Button size="small" onClick={() => void save('csv')} aria-label={`CSV of ${caption}`} title={ABOUT}>
        CSV
      </Button>
      <Button size="small" onClick={() => void save('json')} aria-label={`JSON of ${caption}`} title={ABOUT}>
        JSON
      </Button>
    </span>
  )
}

const ABOUT = 'What this table shows now, with exact values'
