'use client'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { useNow } from '@/components/live/useNow'
import { age } from './words'

/** Age that ticks; counted to the snapshot's time while the first HTML is hydrated, so that both agree. */
export function useAge(since: string | null): string {
  const now = useNow()
  const { at } = useSnapshot()
  return age(since, now === 0 ? Date.parse(at) : now)
}
