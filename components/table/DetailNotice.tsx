import type { ReactNode } from 'react'
import styles from './DetailNotice.module.css'

/** Why a page cannot show what was asked, or why what it shows is old; named, with a next step. */
export function DetailNotice({ tone, children }: { tone: 'warn' | 'crit'; children: ReactNode }) {
  return (
    <div role="status" className={styles.notice} data-tone={tone}>
      {children}
    </div>
  )
}
