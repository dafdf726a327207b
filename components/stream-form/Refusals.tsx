import type { PlacementPreview } from '@/lib/domain/placement/model'
import styles from './PreviewPane.module.css'

/** Refusals that need words: all but being in another cluster than the chosen one, or not being asked at all. */
export function Refusals({ preview }: { preview: Pick<PlacementPreview, 'refused'> }) {
  const plain = ['wrong-cluster', 'not-asked']
  const worth = preview.refused.filter((r) => r.reasons.some((x) => !plain.includes(x.code)))
  if (worth.length === 0) return null
  return (
    <details className={styles.refusals} open={worth.length <= 6}>
      <summary>{worth.length} refused for other reasons than the cluster</summary>
      <ul className={styles.list}>
        {worth.map(({ server, reasons }) => (
          <li key={server}>
            <span className="mono">{server}</span> {reasons.map((r) => r.text).join('; ')}
          </li>
        ))}
      </ul>
    </details>
  )
}
