import { clusterColour } from '@/lib/domain/cluster-order'
import { NOT_KNOWN } from '@/lib/domain/format'
import styles from './ClusterName.module.css'

interface Props {
  name: string | null
  clusters: readonly { name: string }[]
}

/** A cluster's name with its colour beside it, which is never the only sign. */
export function ClusterName({ name, clusters }: Props) {
  if (name === null) return <span title="not part of a cluster, or not reported">{NOT_KNOWN}</span>
  const colour = clusterColour(clusters, name)
  return (
    <span className={styles.name}>
      <span
        aria-hidden="true"
        className={styles.swatch}
        data-striped={colour?.striped || undefined}
        style={{ backgroundColor: colour === null ? 'var(--hatch)' : `var(--c${colour.index})` }}
      />
      {name}
    </span>
  )
}
