import { plural } from '@/lib/domain/format'
import type { Snapshot } from '@/lib/domain/model'
import type { PlacementPreview } from '@/lib/domain/placement/model'
import { previewPlacement } from '@/lib/domain/placement/preview'
import type { StreamConfig } from '@/lib/domain/stream-config/model'
import styles from './PreviewPane.module.css'

interface Props {
  preview: PlacementPreview
  snapshot: Snapshot
  cluster: string | null
  config: StreamConfig
}

/** What is left when one server, AZ or region is lost, at worst. */
export function LossCard({ preview, snapshot, cluster, config }: Props) {
  const quorum = Math.floor(preview.needed / 2) + 1
  const where = cluster ?? 'its cluster'
  const rows = [
    [`any server of ${where}`, preview.left.server],
    [`any AZ of ${where}`, preview.left.az],
    [`any region of ${where}`, preview.left.region],
  ] as const
  const { azs, regions } = preview.spread
  const better = preview.fits && preview.survives.region === false ? outlivesRegion(snapshot, config) : []
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <h3>If one is lost</h3>
        <span>
          R{preview.needed} needs {quorum}
        </span>
      </div>
      {preview.fits ? (
        <>
          <table className={styles.losses}>
            <thead>
              <tr>
                <th scope="col">Lost</th>
                <th scope="col">left</th>
                <th scope="col">Then</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([what, left]) => (
                <tr key={what}>
                  <th scope="row">{what}</th>
                  <td className="mono">{left ?? '–'}</td>
                  <td>{then(left, quorum)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>
            Spread at least {plural(azs, 'AZ')} · {plural(regions, 'region')}.
            {better.length > 0 && (
              <>
                {' '}
                To outlive a region choose cluster{' '}
                <strong className={styles.accent}>{better.join(' or ')}</strong>.
              </>
            )}
          </p>
        </>
      ) : (
        <p>Known when it fits.</p>
      )}
    </div>
  )
}

function then(left: number | null, quorum: number) {
  if (left === null) return <span>not known: servers without AZ tag</span>
  const margin = left - quorum
  if (margin < 0) return <strong className={styles.crit}>stops</strong>
  return <strong className={margin === 0 ? styles.warn : styles.ok}>runs, margin {margin}</strong>
}

/** Clusters in which the same stream would outlive the loss of any region. */
function outlivesRegion(snapshot: Snapshot, config: StreamConfig): string[] {
  return snapshot.clusters
    .filter((c) => c.crossRegion)
    .map((c) => c.name)
    .filter((name) => {
      const placement = { ...config.placement, cluster: name }
      return previewPlacement(snapshot, { ...config, placement }).survives.region === true
    })
}
