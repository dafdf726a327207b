import type { ReactNode } from 'react'
import styles from './DataTable.module.css'

/** Something asked for in the address that cannot be had; says what, and goes away on request. */
export function TableNotice({ children, onDismiss }: { children: ReactNode; onDismiss: () => void }) {
  return (
    <div role="status" className={styles.notice}>
      <span>{children}</span>
      <button type="button" onClick={onDismiss}>
        Dismiss
      </button>
    </div>
  )
}
