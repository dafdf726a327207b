import { ClusterName } from '@/components/ui/ClusterName'
import { count, plural } from '@/lib/domain/format'
import type { Server, Snapshot } from '@/lib/domain/model'
import { SelectButton } from './SelectButton'
import styles from './table.module.css'

/** The clusters that have servers in a region: how many of theirs, in how many AZs. */
export function ClustersHere({ servers, snapshot }: { servers: readonly Server[]; snapshot: Snapshot }) {
  const here = new Map<string, Server[]>()
  for (const s of servers) {
    const name = s.cluster ?? ''
    here.set(name, [...(here.get(name) ?? []), s])
  }
  const all = (name: string) => snapshot.clusters.find((c) => c.name === name)?.servers.length ?? null
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Clusters here</caption>
      <tbody>
        {[...here].map(([name, own]) => (
          <tr key={name}>
            <td>
              {name === '' ? (
                'no cluster'
              ) : (
                <SelectButton kind="cluster" id={name}>
                  <ClusterName name={name} clusters={snapshot.clusters} />
                </SelectButton>
              )}
            </td>
            <td className={`mono ${styles.right}`}>
              {count(own.length)} of {count(all(name) ?? own.length)}
            </td>
            <td className={styles.right}>{plural(new Set(own.map((s) => s.az)).size, 'AZ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
