'use client'
import Link from 'next/link'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import type { OwnUser } from '@/lib/domain/own-rights'
import { RIGHTS, subjectOf } from '@/lib/domain/rights'
import styles from './change.module.css'
import { openChange } from './open-change'

/** What Orrery may change, what NATS lets it, and what it was given beyond that. */
export function RightsTable() {
  const { writes, users = [] } = useSnapshot().coverage
  const accounts = writes?.accounts ?? []
  return (
    <div className={styles.form}>
      {accounts.length === 0 && (
        <p>
          No account is configured with “write”: true, so Orrery only looks. Nothing can be changed through
          it.
        </p>
      )}
      {accounts.map(({ account, may, more }) => (
        <section key={account} aria-label={`Account ${account}`}>
          <table className={styles.table}>
            <caption>Account {account}</caption>
            <tbody>
              {RIGHTS.map((right) => (
                <tr key={right}>
                  <th scope="row">{right}</th>
                  <td>{may[right] === null ? 'not known' : may[right] ? 'permitted' : 'not permitted'}</td>
                  <td className={styles.value}>{subjectOf(right)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {more.length > 0 && (
            <p className={styles.note} data-tone="warn">
              Its writer may publish more than Orrery needs: {more.join(', ')}. The README lists the least it
              needs.
            </p>
          )}
          {Object.values(may).includes(null) && (
            <p className={styles.quiet}>
              Servers before 2.10 do not tell a user’s permissions: what is not known shows when it is tried.
            </p>
          )}
        </section>
      ))}
      {users.length > 0 && (
        <table className={styles.table}>
          <caption>Orrery’s own users</caption>
          <tbody>
            {users.map((user) => (
              <tr key={`${user.account} ${user.use} ${user.servers.join()}`}>
                <th scope="row">
                  {user.account} {USES[user.use]}
                </th>
                <td className={styles.value}>{user.user ?? 'not named'}</td>
                <td>{verdict(user)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        The meta leader {writes?.meta ? 'may' : 'may not'} be asked to hand over (
        <span className="mono">system.write</span>).{' '}
        <Link href="/audit" onClick={() => openChange(null)}>
          What was changed, and tried
        </Link>
      </p>
    </div>
  )
}

const USES = { system: '', read: 'reader', write: 'writer' } as const

/** Whether a user has what Orrery needs of it, and no more. */
function verdict({ missing, more, notKnown }: OwnUser): string {
  const list = (of: OwnUser['more']) =>
    of.map(({ direction, subject }) => `${direction} ${subject === '>' ? 'everything' : subject}`).join(', ')
  const said = [
    ...(missing.length > 0 ? [`lacks ${list(missing)}`] : []),
    ...(more.length > 0 ? [`may also ${list(more)}`] : []),
    ...(notKnown === null ? [] : [`what it may is not known: ${notKnown}`]),
  ]
  return said.join('; ') || 'has what Orrery needs, and no more'
}
