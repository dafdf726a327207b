'use client'
import { useRef, useState } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import type { StreamDraft } from '@/lib/domain/stream-config/draft'
import { type Imported, importConfig } from '@/lib/domain/stream-config/import'
import { templates } from '@/lib/domain/stream-config/templates'
import controls from './controls.module.css'
import styles from './FormStart.module.css'

/** Where to begin from: one of the two usual streams, or a configuration that somebody has as JSON. */
export function FormStart({ account, onFill }: { account: string; onFill: (draft: StreamDraft) => void }) {
  const snapshot = useSnapshot()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [read, setRead] = useState<Imported | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const take = (json: string) => {
    const imported = importConfig(account, json)
    setRead(imported)
    if (imported.ok) onFill(imported.draft)
  }
  return (
    <div className={styles.start}>
      <span className={styles.label}>Start from</span>
      {templates(snapshot, account).map(({ id, label, hint, draft }) => (
        <Button key={id} size="small" title={hint} onClick={() => onFill(draft)}>
          {label}
        </Button>
      ))}
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        JSON
      </Button>
      {open && (
        <div className={styles.body}>
          <label htmlFor="stream-import">Configuration, as the nats CLI or the API write it</label>
          <textarea
            id="stream-import"
            className={`${controls.textarea} ${styles.text}`}
            value={text}
            spellCheck={false}
            placeholder='{ "name": "ORDERS", "subjects": ["orders.*"] }'
            onChange={(e) => setText(e.target.value)}
          />
          <div className={styles.buttons}>
            <Button size="small" disabled={text.trim() === ''} onClick={() => take(text)}>
              Fill the form
            </Button>
            <Button size="small" onClick={() => file.current?.click()}>
              Choose a file
            </Button>
            <input
              ref={file}
              type="file"
              accept=".json,application/json"
              aria-label="File with a configuration"
              tabIndex={-1}
              className="visually-hidden"
              onChange={async (e) => {
                const chosen = e.target.files?.[0]
                e.target.value = ''
                if (!chosen) return
                const json = await chosen.text()
                setText(json)
                take(json)
              }}
            />
          </div>
          <div role="status">{read && <Outcome read={read} />}</div>
        </div>
      )}
    </div>
  )
}

function Outcome({ read }: { read: Imported }) {
  if (!read.ok) return <p className={styles.problem}>{read.reason}</p>
  const problems = Object.entries(read.problems)
  return (
    <>
      <p>
        {problems.length === 0
          ? 'The form is filled.'
          : `The form is filled, but for ${problems.length} ${problems.length === 1 ? 'field' : 'fields'}, now at the default:`}
      </p>
      {problems.length > 0 && (
        <ul className={styles.problems}>
          {problems.map(([field, why]) => (
            <li key={field}>
              <code>{field}</code> {why}
            </li>
          ))}
        </ul>
      )}
      {read.unknown.length > 0 && (
        <p>
          Unknown to Orrery, kept under Advanced: <code>{read.unknown.join(', ')}</code>
        </p>
      )}
    </>
  )
}
