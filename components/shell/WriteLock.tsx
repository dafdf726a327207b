import { Icon } from '@/components/ui/Icon'
import { plural } from '@/lib/domain/format'
import styles from './TopBar.module.css'

/** Whether Orrery may change anything, and where. */
export function WriteLock({ writable }: { writable: readonly string[] }) {
  const on = writable.length > 0
  return (
    <span
      className={styles.lock}
      title={
        on
          ? `Changes are allowed in ${plural(writable.length, 'account')}: ${writable.join(', ')}`
          : 'No account is configured as writable: Orrery only looks'
      }
    >
      <Icon name={on ? 'unlocked' : 'lock'} size={16} />
      {on ? 'writes on' : 'read-only'}
    </span>
  )
}
