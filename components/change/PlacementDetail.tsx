'use client'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { PlacementMap } from '@/components/stream-form/PlacementMap'
import { Refusals } from '@/components/stream-form/Refusals'
import type { Replica } from '@/lib/domain/model'
import type { PlacementPreview } from '@/lib/domain/placement/model'
import styles from './change.module.css'

type Placement = Pick<PlacementPreview, 'fits' | 'needed' | 'eligible' | 'refused' | 'kept' | 'left'>

/** Who could take a replica and who not, with why, on the small map; what is left when something is lost. */
export function PlacementDetail({ placement, held }: { placement: Placement; held: readonly Replica[] }) {
  const snapshot = useSnapshot()
  // Who holds a replica and may go is shown as what he is for the change: eligible or refused.
  const staying = held.filter((r) => placement.kept.includes(r.server))
  return (
    <section className={styles.form} aria-label="Where the replicas could land">
      <PlacementMap snapshot={snapshot} preview={placement} replicas={staying} />
      <Refusals preview={placement} />
      {placement.fits && <p>{lossWords(placement)}</p>}
    </section>
  )
}

/** "At worst, of 3 replicas there are left: 2 after the loss of a server, 2 after the loss of an AZ, none after …" */
function lossWords({ needed, left }: Placement): string {
  const quorum = Math.floor(needed / 2) + 1
  const one = (n: number | null, what: string) =>
    n === null
      ? `that of ${what} is not known`
      : `${n === 0 ? 'none' : n} after the loss of ${what}${n < quorum ? ' (no quorum)' : ''}`
  const parts = [one(left.server, 'a server'), one(left.az, 'an AZ'), one(left.region, 'a region')]
  return `At worst, of ${needed} ${needed === 1 ? 'replica' : 'replicas'} there ${needed === 1 ? 'is' : 'are'} left: ${parts.join(', ')}.`
}
