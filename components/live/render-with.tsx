import { render } from '@testing-library/react'
import { NuqsTestingAdapter, type UrlUpdateEvent } from 'nuqs/adapters/testing'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import type { Snapshot } from '@/lib/domain/model'
import { CollectorClock } from './CollectorClock'
import { SnapshotProvider } from './SnapshotProvider'

/** A live stream that never says anything: the snapshot given is all there is. */
class SilentSource extends EventTarget {
  close() {}
}

/** For tests of views: draws `children` as a view of one snapshot, with the address `search`. */
export function renderWith(
  snapshot: Snapshot,
  children: ReactNode,
  search = '',
  onUrl?: (event: UrlUpdateEvent) => void,
) {
  vi.stubGlobal('EventSource', SilentSource)
  return render(
    <NuqsTestingAdapter searchParams={search} onUrlUpdate={onUrl} hasMemory>
      <SnapshotProvider first={{ whole: snapshot }}>
        <CollectorClock>{children}</CollectorClock>
      </SnapshotProvider>
    </NuqsTestingAdapter>,
  )
}
