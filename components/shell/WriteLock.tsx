import { openChange } from '@/components/change/open-change'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Icon } from '@/components/ui/Icon'
import { plural } from '@/lib/domain/format'
import type { AccountRights } from '@/lib/domain/rights'
import type { Asker } from './asker'
import styles from './TopBar.module.css'

/** Whether Orrery may change anything, where, and in whose name; opens what NATS lets it. */
export function WriteLock({ writable, asker }: { writable: readonly string[]; asker: Asker }) {
  const rights = useSnapshot().coverage.writes?.accounts ?? []
  const user = asker && 'user' in asker ? asker.user : null
  const why = asker && 'why' in asker && writable.length > 0 ? asker.why : null
  const on = writable.length > 0 && why === null
  return (
    <button
      type="button"
      className={styles.lock}
      onClick={() => openChange({ action: 'rights' })}
      title={
        on
          ? [
              `Changes are allowed in ${plural(writable.length, 'account')}: ${writable.join(', ')}`,
              ...rights.flatMap(beside),
            ].join('. ')
          : (why ?? 'No account is configured as writable: Orrery only looks')
      }
    >
      <Icon name={on ? 'unlocked' : 'lock'} size={16} />
      {on ? 'writes on' : 'read-only'}
      {on && user !== null && (
        <span className={styles.user} title={user}>
          as {user}
        </span>
      )}
    </button>
  )
}

function beside({ account, may, more }: AccountRights): string[] {
  const missing = Object.entries(may).flatMap(([right, is]) => (is === false ? right : []))
  return [
    ...(missing.length > 0 ? [`NATS does not let the writer of ${account} ${missing.join(', ')}`] : []),
    ...(more.length > 0 ? [`It may do more than Orrery needs: ${more.join(', ')}`] : []),
  ]
}
