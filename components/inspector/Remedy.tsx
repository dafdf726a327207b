'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import styles from './FindingBody.module.css'
import { remedyParts } from './remedy-parts'

/** What to do, in words; a command stands by itself, to be copied. */
export function Remedy({ text }: { text: string }) {
  return (
    <div className={styles.remedy}>
      {remedyParts(text).map((part) =>
        part.kind === 'command' ? (
          <Command key={part.text} text={part.text} />
        ) : (
          <p key={part.key}>
            {part.pieces.map((piece) =>
              piece.isCode ? <code key={piece.text}>{piece.text}</code> : piece.text,
            )}
          </p>
        ),
      )}
    </div>
  )
}

function Command({ text }: { text: string }) {
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied('yes')
    } catch {
      setCopied('no')
    }
  }
  return (
    <div className={styles.command}>
      <code>{text}</code>
      <span role="status">
        {copied === 'yes' ? 'Copied' : copied === 'no' ? 'Select it: copying is not allowed here' : ''}
      </span>
      <Button size="small" aria-label={`Copy ${text}`} onClick={() => void copy()}>
        Copy
      </Button>
    </div>
  )
}
