'use client'
import { Suspense } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import { Kbd } from '@/components/ui/Kbd'
import { useSelection } from '@/components/ui/useSelection'
import styles from './Inspector.module.css'
import {
  AzPanel,
  ClusterPanel,
  FindingPanel,
  GatewayPanel,
  RegionPanel,
  ServerPanel,
  StreamPanel,
  TombstonePanel,
} from './panels'
import { resolve, type Selected } from './resolve'
import { SuperclusterPanel } from './SuperclusterPanel'

/** What is known of the selection, or of the whole supercluster. In narrow windows a drawer. */
export function Inspector({ open, onClose }: { open: boolean; onClose: () => void }) {
  const snapshot = useSnapshot()
  const [selection, select] = useSelection()
  const selected = resolve(snapshot, selection)
  return (
    <aside id="inspector" aria-label="Inspector" className={styles.inspector} data-open={open || undefined}>
      <div className={styles.close}>
        {selection !== null && (
          <Button
            size="small"
            variant="quiet"
            aria-label="Select nothing"
            title="Select nothing: back to the whole supercluster"
            onClick={() => {
              // As Esc does: where the inspector is a drawer, it has nothing more to show.
              onClose()
              void select(null)
            }}
          >
            ×<Kbd>Esc</Kbd>
          </Button>
        )}
        <Button size="small" className={styles.drawerClose} onClick={onClose}>
          Close
        </Button>
      </div>
      <Suspense>
        <Panel selected={selected} />
      </Suspense>
    </aside>
  )
}

function Panel({ selected }: { selected: Selected }) {
  switch (selected.kind) {
    case 'nothing':
    // A notice over the view names what vanished; the inspector shows what is there.
    case 'vanished':
      return <SuperclusterPanel />
    case 'server':
      return <ServerPanel server={selected.server} />
    case 'cluster':
      return <ClusterPanel cluster={selected.cluster} />
    case 'region':
      return <RegionPanel region={selected.region} />
    case 'az':
      return <AzPanel region={selected.region} az={selected.az} />
    case 'gateway':
      return <GatewayPanel link={selected.link} back={selected.back} />
    case 'stream':
      return <StreamPanel stream={selected.stream} />
    case 'tombstone':
      return <TombstonePanel tombstone={selected.tombstone} />
    case 'finding':
      return <FindingPanel finding={selected.finding} />
    default:
      return selected satisfies never
  }
}
