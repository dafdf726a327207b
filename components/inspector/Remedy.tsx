'use client'
import { Button } from '@/components/ui/Button'
import { useCopied } from '@/components/ui/useCopied'
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
  const { copied, copy } = useCopied(text)
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
