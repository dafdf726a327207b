import { Glyph, StateShape } from '@/components/ui/Glyph'
import type { Server } from '@/lib/domain/model'
import { SelectButton } from './SelectButton'
import styles from './table.module.css'

const TONE = {
  up: undefined,
  leaving: styles.warn,
  silent: styles.warn,
  down: styles.crit,
  unknown: styles.quiet,
}

/** Servers with their state and place, in brief. */
export function ServerTable({ servers }: { servers: readonly Server[] }) {
  return (
    <table className={`${styles.table} ${styles.fixed}`}>
      <caption className="visually-hidden">Servers</caption>
      <colgroup>
        <col style={{ width: '50%' }} />
        <col style={{ width: '20%' }} />
        <col />
      </colgroup>
      <tbody>
        {servers.map((s) => (
          <tr key={s.key}>
            <td>
              <span className={styles.swatched}>
                <Glyph>
                  <StateShape state={s.state} />
                </Glyph>
                <SelectButton kind="server" id={s.key} />
              </span>
            </td>
            <td className={TONE[s.state]}>{s.state}</td>
            <td className={`mono ${styles.right}`}>
              {s.region} · {s.az ?? 'no AZ tag'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
