import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** Why there is nothing here, and what to do next. */
export function EmptyState({
  title,
  reason,
  next,
  level = 2,
  children,
}: {
  title: string
  reason: ReactNode
  next?: ReactNode
  /** 1 where no other heading names the page. */
  level?: 1 | 2
  children?: ReactNode
}) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <div className={styles.empty}>
      <Heading>{title}</Heading>
      <p>{reason}</p>
      {next && <p className={styles.next}>{next}</p>}
      {children}
    </div>
  )
}
