import { Dialog } from '@/components/ui/Dialog'
import { Kbd } from '@/components/ui/Kbd'
import { FindHelp } from './FindHelp'
import { MoveHelp } from './MoveHelp'
import styles from './ShortcutsDialog.module.css'
import { keyLabel, SHORTCUTS, type ShortcutId } from './shortcuts'

const IDS = Object.keys(SHORTCUTS) as ShortcutId[]
const GROUPS = [...new Set(IDS.map((id) => SHORTCUTS[id].group))]

/** What every key does. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <p className={styles.lead}>They rest while you type in a field, but for Ctrl K (⌘K on a Mac).</p>
      {GROUPS.map((group) => (
        <section key={group} className={styles.group}>
          <h3>{group}</h3>
          <dl className={styles.list}>
            {IDS.filter((id) => SHORTCUTS[id].group === group).map((id) => (
              <div key={id} className={styles.row}>
                <dt>
                  <Kbd>{keyLabel(id)}</Kbd>
                </dt>
                <dd>{SHORTCUTS[id].label}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <MoveHelp />
      <FindHelp />
    </Dialog>
  )
}
