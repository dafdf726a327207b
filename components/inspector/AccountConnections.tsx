import type { AccountConnection } from '@/lib/domain/model'
import { SelectButton } from './SelectButton'
import styles from './table.module.css'

/** Our own connections to accounts, beside the vantages. */
export function AccountConnections({ accounts }: { accounts: readonly AccountConnection[] }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Accounts: Orrery’s own connections to them</caption>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">via</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((a) => (
          <tr key={`${a.account} ${a.use}`}>
            <td className="mono">
              {a.account}
              {a.use === 'write' && ' (changes)'}
            </td>
            {a.state === 'connected' ? (
              <td className="mono">{a.server ? <SelectButton kind="server" id={a.server} /> : '–'}</td>
            ) : (
              <td className={a.state === 'failed' ? styles.crit : styles.warn}>{a.reason ?? a.state}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
