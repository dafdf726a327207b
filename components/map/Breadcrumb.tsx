'use client'
import type { Snapshot } from '@/lib/domain/model'
import type { Scope } from '@/lib/domain/scope'
import { scopeLabels } from './scope-words'
import styles from './toolbar.module.css'

/** Where the map is: the supercluster, the region, the AZ; each but the last leads there. */
export function Breadcrumb({
  snapshot,
  scope,
  opened,
  onScope,
}: {
  snapshot: Snapshot
  scope: Scope | null
  /** Label of the region that is opened in place. */
  opened: string | null
  onScope: (scope: Scope | null) => void
}) {
  if (scope === null)
    return (
      <h1 className={styles.title}>
        Supercluster
        {opened !== null && <span className={styles.opened}> / {opened} open</span>}
      </h1>
    )
  const { region, az } = scopeLabels(snapshot.regions, scope)
  return (
    <nav aria-label="Scope of the map" className={styles.crumbs}>
      <button type="button" onClick={() => onScope(null)}>
        {snapshot.name}
      </button>
      <span aria-hidden="true">›</span>
      {az === null ? (
        <h1 className={styles.title}>{region}</h1>
      ) : (
        <>
          <button type="button" onClick={() => onScope({ kind: 'region', region: scope.region })}>
            {region}
          </button>
          <span aria-hidden="true">›</span>
          <h1 className={styles.title}>{az}</h1>
        </>
      )}
    </nav>
  )
}
