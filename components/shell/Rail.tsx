'use client'
import Link from 'next/link'
import { usePathname, useRouter } from 'next/navigation'
import { useFilter } from '@/components/filter/useFilter'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Icon, Mark } from '@/components/ui/Icon'
import { Kbd } from '@/components/ui/Kbd'
import { usePins } from '@/components/ui/usePins'
import { useSelection } from '@/components/ui/useSelection'
import { countBySeverity } from '@/lib/domain/findings'
import { serializePins } from '@/lib/url/pins'
import { serializeSelection } from '@/lib/url/selection'
import styles from './Rail.module.css'
import { keyLabel, useShortcut } from './shortcuts'
import { isWithin, VIEWS, type View } from './views'

/** The views, one key each. Selection, pins, find and hide come along, so that one thing can be looked at from every side. */
export function Rail({ onHelp }: { onHelp: () => void }) {
  const [selection] = useSelection()
  const { find, hide } = useFilter()
  const pins = usePins()
  const carried = {
    sel: selection ? serializeSelection(selection) : '',
    find,
    hide,
    pins: serializePins(pins.keys),
  }
  const query = Object.entries(carried)
    .filter(([, text]) => text !== '')
    .map(([key, text]) => `${key}=${encodeURIComponent(text)}`)
    .join('&')
  return (
    <nav aria-label="Views" className={styles.rail}>
      <Link href="/map" className={styles.mark} aria-label="Orrery: map of the whole supercluster">
        <Mark />
      </Link>
      <ul className={styles.views}>
        {VIEWS.map((view) => (
          <li key={view.path}>
            <RailLink view={view} href={query === '' ? view.path : `${view.path}?${query}`} />
          </li>
        ))}
      </ul>
      <button type="button" className={styles.help} onClick={onHelp} aria-label="Keyboard shortcuts">
        <Kbd>{keyLabel('help')}</Kbd>
        <span>keys</span>
      </button>
    </nav>
  )
}

function RailLink({ view, href }: { view: View; href: string }) {
  const router = useRouter()
  const pathname = usePathname()
  const critical = countBySeverity(useSnapshot().findings).critical
  useShortcut(view.shortcut, () => router.push(href))
  const current = isWithin(pathname, view.path)
  const badge = view.path === '/health' && critical > 0
  return (
    <Link
      href={href}
      className={styles.view}
      aria-current={current ? (pathname === view.path ? 'page' : 'true') : undefined}
      aria-keyshortcuts={keyLabel(view.shortcut)}
      title={`${view.label} (${keyLabel(view.shortcut)})`}
    >
      <Icon name={view.icon} />
      <span>{view.label}</span>
      {badge && (
        <span className={styles.badge}>
          {critical > 99 ? '99+' : critical}
          <span className="visually-hidden"> critical {critical === 1 ? 'finding' : 'findings'}</span>
        </span>
      )}
    </Link>
  )
}
