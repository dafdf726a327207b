'use client'
import { type ReactNode, Suspense, useState } from 'react'
import { ChangeHost, ChangesSlot } from '@/components/change/ChangeHost'
import { FilterSlot } from '@/components/filter/FilterSlot'
import { Inspector } from '@/components/inspector/Inspector'
import { CollectorClock } from '@/components/live/CollectorClock'
import { useLiveStatus } from '@/components/live/SnapshotProvider'
import { useStale } from '@/components/live/useStale'
import { componentOnDemand, useIdleFetching, useIsIdleFetching } from '@/components/ui/onDemand'
import { usePins } from '@/components/ui/usePins'
import { useSelection } from '@/components/ui/useSelection'
import { serializeSelection } from '@/lib/url/selection'
import type { Theme } from '@/lib/url/theme'
import { Announcer } from './Announcer'
import type { Asker } from './asker'
import { NoticesPlace } from './Notices'
import { OpeningDialog } from './OpeningDialog'
import { Rail } from './Rail'
import { SelectionNotice } from './SelectionNotice'
import styles from './Shell.module.css'
import { SnapNotice } from './SnapNotice'
import { StaleNotice } from './StaleNotice'
import { useShortcut } from './shortcuts'
import { TopBar } from './TopBar'

// None is needed for the first picture.
const ShortcutsDialog = componentOnDemand(() => import('./ShortcutsDialog').then((m) => m.ShortcutsDialog))
const PinsNotice = componentOnDemand(() => import('@/components/map/PinsNotice').then((m) => m.PinsNotice))
const MalformedNotice = componentOnDemand(() => import('./MalformedNotice').then((m) => m.MalformedNotice))
const Palette = componentOnDemand(() => import('@/components/palette/Palette').then((m) => m.Palette))

interface Props {
  /** Names of the accounts that may be changed. */
  writable: readonly string[]
  asker: Asker
  theme: Theme
  children: ReactNode
}

/** The frame of every view: rail, top bar, the view, the inspector. */
export function Shell(props: Props) {
  return (
    <CollectorClock>
      <Frame {...props} />
    </CollectorClock>
  )
}

function Frame({ writable, asker, theme, children }: Props) {
  const [notices, setNotices] = useState<HTMLElement | null>(null)
  const [help, setHelp] = useState(false)
  const [palette, setPalette] = useState(false)
  const [drawer, setDrawer] = useState(false)
  const [selection, select] = useSelection()
  const selected = selection && serializeSelection(selection)
  const [shown, setShown] = useState(selected)
  // In a narrow window a new selection opens the drawer: otherwise a click would seem to do nothing.
  if (selected !== shown) {
    setShown(selected)
    if (selected) setDrawer(true)
  }
  const [typed, setTyped] = useState('')
  const closeDialogs = () => {
    setHelp(false)
    setPalette(false)
    setTyped('')
  }
  const stale = useStale()
  const pins = usePins()
  useIdleFetching(useLiveStatus().state === 'live')
  // By then what is shown on demand is there, and says itself what it cannot use.
  const idle = useIsIdleFetching()
  useShortcut('help', () => setHelp(true))
  useShortcut('palette', () => setPalette(true))
  useShortcut('deselect', () => {
    setDrawer(false)
    void select(null)
  })
  return (
    <div className={styles.shell} data-stale={stale || undefined}>
      <a href="#view" className={styles.skip}>
        Skip to the view
      </a>
      <TopBar
        writable={writable}
        asker={asker}
        theme={theme}
        inspector={{
          open: drawer,
          toggle: () => setDrawer((open) => !open),
          showAll: () => {
            void select(null)
            setDrawer(true)
          },
        }}
      />
      <Rail onHelp={() => setHelp(true)} />
      <main id="view" className={styles.main} tabIndex={-1}>
        <div ref={setNotices} className={styles.notices}>
          <StaleNotice />
          <SnapNotice />
          <ChangesSlot />
          <SelectionNotice />
          <Suspense>{pins.count > 0 && <PinsNotice />}</Suspense>
          <Suspense>{idle && <MalformedNotice />}</Suspense>
        </div>
        <FilterSlot />
        <NoticesPlace value={notices}>
          <div className={styles.view}>{children}</div>
        </NoticesPlace>
      </main>
      <Inspector open={drawer} onClose={() => setDrawer(false)} />
      <Announcer />
      <ChangeHost />
      <Suspense fallback={<OpeningDialog onType={setTyped} onClose={closeDialogs} />}>
        {help && <ShortcutsDialog onClose={closeDialogs} />}
        {palette && <Palette writable={writable} typed={typed} onClose={closeDialogs} />}
      </Suspense>
    </div>
  )
}
