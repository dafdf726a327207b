'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { useCopied } from '@/components/ui/useCopied'
import type { PlacementPreview } from '@/lib/domain/placement/model'
import controls from './controls.module.css'
import styles from './PreviewPane.module.css'

const FORMS = [
  ['cli', 'nats CLI'],
  ['json', 'JSON'],
] as const

/** The request itself, as a command of the `nats` CLI and as the JSON that goes to JetStream. */
export function SentCard({
  preview,
  name,
  sent,
}: {
  preview: Pick<PlacementPreview, 'cli' | 'json'>
  name: string
  sent: boolean
}) {
  const [form, setForm] = useState<'cli' | 'json'>('cli')
  const text = preview[form]
  const { copied, copy } = useCopied(text)
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <h3>{sent ? 'What was sent' : 'What will be sent'}</h3>
        <span className={styles.tools}>
          <span role="status">
            {copied === 'yes'
              ? 'Copied'
              : copied === 'no'
                ? 'Copying is not allowed here: select the text.'
                : ''}
          </span>
          <span role="radiogroup" aria-label="Form of the request" className={controls.segments}>
            {FORMS.map(([value, label]) => (
              <label key={value} className={styles.small}>
                <input
                  type="radio"
                  name="sent-form"
                  checked={form === value}
                  onChange={() => setForm(value)}
                />
                {label}
              </label>
            ))}
          </span>
          <Button size="small" onClick={() => void copy()}>
            Copy
          </Button>
          {form === 'json' && (
            <a
              className={styles.apply}
              href={`data:application/json;charset=utf-8,${encodeURIComponent(preview.json)}`}
              download={`${name || 'stream'}.json`}
            >
              Download
            </a>
          )}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls when it is narrow */}
      <section className={styles.sent} tabIndex={0} aria-label={form === 'cli' ? 'nats command' : 'JSON'}>
        <pre>{text}</pre>
      </section>
    </div>
  )
}
