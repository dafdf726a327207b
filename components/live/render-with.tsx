import { act, render } from '@testing-library/react'
import { NuqsTestingAdapter, type UrlUpdateEvent } from 'nuqs/adapters/testing'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import { diff } from '@/lib/domain/delta'
import type { Snapshot } from '@/lib/domain/model'
import { CollectorClock } from './CollectorClock'
import { SnapshotProvider } from './SnapshotProvider'

/** A live stream that says nothing by itself: the snapshot given is all there is until `showNext`. */
class SilentSource extends EventTarget {
  static last: SilentSource | null = null
  constructor() {
    super()
    SilentSource.last = this
  }
  close() {}
}

/** Lets the view drawn last get the snapshot `after` as it would live: as the difference from the one that it has. */
export async function showNext(before: Snapshot, after: Snapshot) {
  const data = JSON.stringify(diff(before, after))
  await act(async () => SilentSource.last?.dispatchEvent(new MessageEvent('delta', { data })))
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
