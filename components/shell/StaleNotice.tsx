'use client'
import { useClockOffset, useCollectorNow } from '@/components/live/CollectorClock'
import { useLiveStatus, useSnapshot } from '@/components/live/SnapshotProvider'
import { useStale } from '@/components/live/useStale'
import { Notice } from '@/components/ui/Notice'
import { useCoverage } from './CoveragePill'
import { staleWords } from './stale'

/** Over the last picture, while it is no longer the present one: from when it is, and what Orrery does about it. */
export function StaleNotice() {
  const snapshot = useSnapshot()
  const stale = useStale()
  const live = useLiveStatus()
  const now = useCollectorNow()
  const offset = useClockOffset() ?? 0
  const { tone } = useCoverage()
  if (!stale || tone !== 'crit' || snapshot.servers.length === 0) return null
  const { title, reasons } = staleWords(snapshot, live, now, (ms) => ms - offset)
  return (
    <Notice severity="critical" title={title}>
      {reasons}
    </Notice>
  )
}
