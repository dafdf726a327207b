import type { ReactNode } from 'react'
import { SnapshotProvider } from '@/components/live/SnapshotProvider'
import { Shell } from '@/components/shell/Shell'
import { getCollector } from '@/lib/collector/instance'

// Every page shows live facts; a page rendered at build time would show none.
export const dynamic = 'force-dynamic'

export default function ViewsLayout({ children }: { children: ReactNode }) {
  const collector = getCollector()
  return (
    <SnapshotProvider initial={collector.snapshot()}>
      <Shell writable={collector.writable()}>{children}</Shell>
    </SnapshotProvider>
  )
}
