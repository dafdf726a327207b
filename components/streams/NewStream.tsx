import Link from 'next/link'
import styles from './NewStream.module.css'

/** Way to the form; when nothing may be changed it stays in place and says why. */
export function NewStream({ writable }: { writable: readonly string[] }) {
  if (writable.length > 0) {
    return (
      <Link href="/streams/new" className={styles.action}>
        New stream
      </Link>
    )
  }
  return (
    <button
      type="button"
      aria-disabled="true"
      className={styles.action}
      title="Read-only: no account is configured with “write”: true"
    >
      New stream <span>read-only</span>
    </button>
  )
}
