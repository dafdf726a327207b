import type { ReactNode } from 'react'
import { Age } from '@/components/live/Age'
import styles from './DetailNotice.module.css'

/** Why a page cannot show what was asked, or why what it shows is old; named, with a next step. */
export function DetailNotice({ tone, children }: { tone: 'warn' | 'crit'; children: ReactNode }) {
  return (
    <div role="status" className={styles.notice} data-tone={tone}>
      {children}
    </div>
  )
}

/** Why a detail could not be asked again, and how old the one is that is shown all the same, if there is one. */
export function OldDetailNotice({ trouble, observedAt }: { trouble: string; observedAt: string | null }) {
  return (
    <DetailNotice tone="warn">
      {trouble}{' '}
      {observedAt !== null && (
        <>
          What follows is <Age at={observedAt} suffix=" old." />
        </>
      )}
    </DetailNotice>
  )
}
