import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** Why there is nothing here, and what to do next. */
export function EmptyState({
  title,
  reason,
  next,
  children,
}: {
  title: string
  reason: ReactNode
  next?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      <p>{reason}</p>
      {next && <p className={styles.next}>{next}</p>}
      {children}
    </div>
  )
}
