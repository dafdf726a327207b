'use client'
import type { Snapshot } from '@/lib/domain/model'
import type { LiveStatus } from '@/lib/live/client'
import { useLiveStatus, useSnapshot } from './SnapshotProvider'

/** Whether what is on screen is the last picture and no longer the present one: nobody hears anybody. */
export function isStale({ coverage }: Snapshot, live: LiveStatus): boolean {
  return live.state === 'lost' || coverage.vantages.every((v) => v.state !== 'connected')
}

/** `isStale` of this page. */
export function useStale(): boolean {
  return isStale(useSnapshot(), useLiveStatus())
}
