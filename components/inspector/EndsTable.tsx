import { rtt } from '@/lib/domain/format'
import type { GatewayEnd } from '@/lib/domain/model'
import { SelectButton } from './SelectButton'
import styles from './table.module.css'

/** Connections by their server: where each leads to, and how far that is. */
export function EndsTable<E extends GatewayEnd>({
  caption,
  ends,
  words,
}: {
  caption: string
  ends: readonly E[]
  /** Where one leads to, or that it does not. */
  words: (end: E) => string
}) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <tbody>
        {ends.map((e) => (
          <tr key={`${e.server} ${words(e)}`}>
            <td>
              <SelectButton kind="server" id={e.server} />
            </td>
            <td className={e.connected ? styles.quiet : styles.crit}>{words(e)}</td>
            <td className={`mono ${styles.right}`} title={e.rttMs === null ? 'not reported' : undefined}>
              {rtt(e.rttMs)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
