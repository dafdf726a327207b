import type { ReactNode } from 'react'
import type { Severity } from '@/lib/domain/model'
import { Button } from './Button'
import { Glyph, SeverityShape } from './Glyph'
import styles from './Notice.module.css'

/** Something to know about the page: what, and what to do next. */
export function Notice({
  severity,
  title,
  children,
  onDismiss,
}: {
  severity: Severity | 'ok'
  title: string
  children?: ReactNode
  onDismiss?: () => void
}) {
  return (
    <div role="status" className={`${styles.notice} ${styles[severity]}`}>
      <Glyph size={16}>
        <SeverityShape severity={severity} />
      </Glyph>
      <div className={styles.words}>
        <strong>{title}</strong>
        {children && <div>{children}</div>}
      </div>
      {onDismiss && (
        <Button size="small" onClick={onDismiss}>
          Dismiss
        </Button>
      )}
    </div>
  )
}
