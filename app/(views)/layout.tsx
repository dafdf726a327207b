import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { SnapshotProvider } from '@/components/live/SnapshotProvider'
import { Shell } from '@/components/shell/Shell'
import { whoAsks } from '@/lib/access/actor'
import { getCollector } from '@/lib/collector/instance'
import { firstOf } from '@/lib/live/drawn'
import { parseTheme, THEME_COOKIE } from '@/lib/url/theme'

// Every page shows live facts; a page rendered at build time would show none.
export const dynamic = 'force-dynamic'

export default async function ViewsLayout({ children }: { children: ReactNode }) {
  const collector = getCollector()
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  const asker = whoAsks({ headers: await headers() })
  return (
    <SnapshotProvider first={firstOf(collector.snapshot(), Date.now())}>
      <Shell writable={collector.writable()} asker={asker} theme={theme}>
        {children}
      </Shell>
    </SnapshotProvider>
  )
}
