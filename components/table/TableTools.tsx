'use client'
import { Suspense, type ToggleEvent, useId, useRef, useState } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import { componentOnDemand, onDemand } from '@/components/ui/onDemand'
import styles from './TableTools.module.css'
import type { Table } from './useTable'

const ColumnChooser = componentOnDemand(() => import('./ColumnChooser').then((m) => m.ColumnChooser))
const saving = onDemand(() => import('./save-table'))

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
    const { saveTable } = await saving.load()
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
