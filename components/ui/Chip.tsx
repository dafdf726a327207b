import type { ReactNode } from 'react'
import { clusterColour } from '@/lib/domain/cluster-order'
import styles from './Chip.module.css'

/** A small label on its own ground. */
export function Chip({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'ok' | 'warn' | 'crit' | 'info'
  children: ReactNode
}) {
  return <span className={`${styles.chip} ${styles[tone]}`}>{children}</span>
}

type Clusters = readonly { name: string }[]

/** The cluster's name on its colour; grey when the cluster is not one of `clusters`. */
export function ClusterChip({ clusters, name }: { clusters: Clusters; name: string }) {
  const colour = clusterColour(clusters, name)
  return (
    <span
      className={`${styles.cluster} ${colour?.striped ? styles.striped : ''}`}
      style={
        colour
          ? { backgroundColor: `var(--c${colour.index})`, color: `var(--on-c${colour.index})` }
          : undefined
      }
    >
      {name}
    </span>
  )
}

/** A square in the cluster's colour; the name must stand beside it. */
export function ClusterSwatch({ clusters, name }: { clusters: Clusters; name: string | null }) {
  const colour = clusterColour(clusters, name)
  return (
    <span
      aria-hidden="true"
      className={`${styles.swatch} ${colour?.striped ? styles.striped : ''}`}
      style={colour ? { backgroundColor: `var(--c${colour.index})` } : undefined}
    />
  )
}
