'use client'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import type { Choice } from '@/lib/domain/change/merge'
import type { Conflict } from '@/lib/domain/operation'
import { ChangeTable } from './ChangeTable'
import { ConflictCard } from './ConflictCard'
import controls from './controls.module.css'
import styles from './Edit.module.css'
import type { Asked, Previewed } from './edit-api'
import steps from './Steps.module.css'

interface Props {
  account: string
  stream: string
  /** null while it is asked. */
  asked: Asked<Previewed> | null
  /** Found only when it was sent; else that of the preview. */
  conflict: Conflict | null
  onBack: () => void
  onAgain: () => void
  onMerge: (conflict: Conflict, choices: Record<string, Choice>) => void
  onUpdate: (confirm: string | null) => void
}

/** Before a change is sent: what it does to the stream as it is now, and whoever else was there. */
export function EditReview(props: Props) {
  const { account, stream, asked, onBack, onAgain, onMerge, onUpdate } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const [typed, setTyped] = useState('')
  const preview = asked?.ok ? asked.value : null
  const conflict = props.conflict ?? preview?.conflict ?? null
  const confirm = preview?.confirm ?? null
  const problems = Object.entries(preview?.problems ?? {})
  const nothing = preview !== null && preview.changes.length === 0
  const why =
    preview === null
      ? 'Not known yet what would change.'
      : conflict
        ? 'Somebody else changed the stream: choose first.'
        : problems.length > 0
          ? 'nats-server would refuse it.'
          : nothing
            ? 'Nothing would change.'
            : confirm !== null && typed !== confirm
              ? `Type ${confirm} to confirm.`
              : null
  return (
    <section className={steps.step} aria-labelledby="review">
      <div className={steps.body}>
        <h2 id="review" ref={heading} tabIndex={-1}>
          Change {stream} in {account}?
        </h2>
        <div role="status">
          {asked === null && <p>Reading {stream} as it is now.</p>}
          {asked?.ok === false && <p className={steps.caution}>{asked.reason}</p>}
          {nothing && !conflict && <p>Nothing would change: the stream is like that already.</p>}
        </div>
        {conflict ? (
          <ConflictCard
            key={JSON.stringify(conflict)}
            conflict={conflict}
            onMerge={(choices) => onMerge(conflict, choices)}
          />
        ) : (
          preview && preview.changes.length > 0 && <ChangeTable changes={preview.changes} />
        )}
        {problems.length > 0 && (
          <ul className={styles.problems}>
            {problems.map(([field, reason]) => (
              <li key={field}>
                <span className="mono">{field}</span> {reason}
              </li>
            ))}
          </ul>
        )}
        {confirm !== null && !conflict && problems.length === 0 && (
          <div className={styles.confirm} data-class={preview?.class}>
            <label htmlFor="confirm">
              {preview?.class === 'irreversible' ? 'This cannot be undone.' : 'This can lose data.'} Type{' '}
              <strong className="mono">{confirm}</strong> to go on.
            </label>
            <input
              id="confirm"
              className={controls.input}
              value={typed}
              autoComplete="off"
              spellCheck={false}
              onChange={(e) => setTyped(e.target.value)}
            />
          </div>
        )}
      </div>
      <div className={steps.footer}>
        <Button
          variant="primary"
          disabled={why !== null}
          title={why ?? undefined}
          onClick={() => onUpdate(confirm === null ? null : typed)}
        >
          Change stream
        </Button>
        <Button onClick={onBack}>Back</Button>
        {asked?.ok === false && <Button onClick={onAgain}>Ask again</Button>}
        <span>{why ?? 'Sends one request to NATS.'}</span>
      </div>
    </section>
  )
}
