'use client'
import { useId } from 'react'
import controls from '@/components/stream-form/controls.module.css'
import styles from './change.module.css'

/** The name of the stream, to be typed before something is lost. */
export function Confirm({
  name,
  typed,
  onType,
}: {
  name: string
  typed: string
  onType: (text: string) => void
}) {
  const id = useId()
  return (
    <div className={styles.confirm}>
      <label htmlFor={id}>
        Type <strong className="mono">{name}</strong> to confirm
      </label>
      <input
        id={id}
        className={controls.input}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        autoComplete="off"
        spellCheck={false}
      />
    </div>
  )
}

/** The same with the `nats` CLI, and what goes to JetStream. */
export function Sent({ cli, json }: { cli: string | null; json?: string }) {
  return (
    <>
      {cli !== null && (
        <section aria-label="nats command">
          <pre className={styles.code}>{cli}</pre>
        </section>
      )}
      {json !== undefined && (
        <details>
          <summary>JSON{cli?.includes('--config=config.json') ? ' (config.json)' : ''}</summary>
          <pre className={styles.code}>{json}</pre>
        </details>
      )}
    </>
  )
}
