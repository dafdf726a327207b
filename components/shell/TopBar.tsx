'use client'
import { FindBox } from '@/components/filter/FindBox'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import { Icon } from '@/components/ui/Icon'
import type { Theme } from '@/lib/url/theme'
import type { Asker } from './asker'
import { CoveragePill } from './CoveragePill'
import { ShareButton } from './ShareButton'
import { ThemeButton } from './ThemeButton'
import styles from './TopBar.module.css'
import { WriteLock } from './WriteLock'

/** Which supercluster, how sure the picture is, find, share, theme, lock. */
export function TopBar({
  writable,
  asker,
  theme,
  inspector,
}: {
  writable: readonly string[]
  asker: Asker
  theme: Theme
  /** The drawer of narrow windows. */
  inspector: { open: boolean; toggle: () => void; showAll: () => void }
}) {
  const { name } = useSnapshot()
  return (
    <header className={styles.bar}>
      <span className={styles.name} title={name}>
        {name}
      </span>
      <CoveragePill onOpen={inspector.showAll} />
      <FindBox />
      <ShareButton />
      <ThemeButton initial={theme} />
      <WriteLock writable={writable} asker={asker} />
      <Button
        className={styles.drawer}
        aria-expanded={inspector.open}
        aria-controls="inspector"
        onClick={inspector.toggle}
      >
        <Icon name="inspector" size={16} />
        Inspector
      </Button>
    </header>
  )
}
