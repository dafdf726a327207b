import { ClusterSwatch } from '@/components/ui/Chip'
import { count, NOT_KNOWN, rtt } from '@/lib/domain/format'
import type { Cluster, Vantage } from '@/lib/domain/model'
import { SelectButton } from './SelectButton'
import styles from './table.module.css'

/** Our own connections: where they stand, how far, how many servers each sees. */
export function Vantages({
  vantages,
  clusters,
  expected,
  answered,
}: {
  vantages: readonly Vantage[]
  clusters: readonly Cluster[]
  expected: number
  /** Whom at least one of them sees. */
  answered: number
}) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Vantages: Orrery’s own connections</caption>
      <thead>
        <tr>
          <th scope="col">Vantage</th>
          <th scope="col">via</th>
          <th scope="col" className={styles.right}>
            RTT
          </th>
          <th scope="col" className={styles.right}>
            sees
          </th>
        </tr>
      </thead>
      <tbody>
        {vantages.map((v) => (
          <tr key={`${v.cluster} ${v.url}`} title={v.reason ?? v.url}>
            <td className="mono">
              {v.cluster === null ? (
                <span className={styles.quiet}>{v.url.replace(/^[a-z]+:\/\//, '')}</span>
              ) : (
                <span className={styles.swatched}>
                  <ClusterSwatch clusters={clusters} name={v.cluster} />
                  <SelectButton kind="cluster" id={v.cluster} />
                </span>
              )}
            </td>
            {v.state === 'connected' ? (
              <>
                <td
                  className={`mono ${styles.whole}`}
                  title={v.server ? undefined : 'its server has not said its name'}
                >
                  {v.server ? <SelectButton kind="server" id={v.server} /> : NOT_KNOWN}
                </td>
                <td
                  className={`mono ${styles.right}`}
                  title={v.rttMs === null ? 'no answer to a ping yet' : undefined}
                >
                  {rtt(v.rttMs)}
                </td>
                <td className={`mono ${styles.right} ${v.cannotSee.length > 0 ? styles.warn : ''}`}>
                  <span title={v.cannotSee.length > 0 ? `cannot see ${v.cannotSee.join(', ')}` : undefined}>
                    {count(answered - v.cannotSee.length)}/{count(expected)}
                  </span>
                </td>
              </>
            ) : (
              <td colSpan={3} className={v.state === 'failed' ? styles.crit : styles.warn}>
                {v.reason ?? v.state}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
