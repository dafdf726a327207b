'use client'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { EmptyState } from '@/components/ui/EmptyState'

/** The log is empty: what would be in it, and how anything could be changed. */
export function NoAttempts() {
  const { writes } = useSnapshot().coverage
  return (
    <EmptyState
      title="No changes yet"
      reason="Nobody has tried to change anything yet. Every attempt through Orrery is put on record here, denied ones too."
      next={
        writes
          ? 'Create a stream, or change one from its page.'
          : 'Nothing can be changed through Orrery now: that takes "write": true in the configuration, for an account or for the system.'
      }
    />
  )
}
