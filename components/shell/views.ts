import type { IconName } from '@/components/ui/Icon'
import type { Kind } from '@/lib/domain/query/world'
import type { ShortcutId } from './shortcuts'

export interface View {
  path: string
  label: string
  icon: IconName
  shortcut: ShortcutId
  /** The kinds of rows it shows, which find and hide sift. */
  filters: readonly Kind[]
}

/** The rail, top to bottom. A view is listed when it exists. */
export const VIEWS: readonly View[] = [
  { path: '/map', label: 'Map', icon: 'map', shortcut: 'map', filters: ['server', 'gateway'] },
  {
    path: '/placement',
    label: 'Placement',
    icon: 'placement',
    shortcut: 'placement',
    filters: ['stream', 'server'],
  },
  { path: '/gateways', label: 'Gateways', icon: 'gateways', shortcut: 'gateways', filters: ['gateway'] },
  {
    path: '/servers',
    label: 'Servers',
    icon: 'servers',
    shortcut: 'servers',
    filters: ['server', 'cluster'],
  },
  { path: '/streams', label: 'Streams', icon: 'streams', shortcut: 'streams', filters: ['stream'] },
  { path: '/jetstream', label: 'JetStream', icon: 'jetstream', shortcut: 'jetstream', filters: ['server'] },
  { path: '/health', label: 'Health', icon: 'health', shortcut: 'health', filters: ['finding'] },
  { path: '/audit', label: 'Audit', icon: 'audit', shortcut: 'audit', filters: [] },
]

/** Whether an address belongs to a view: the view itself or a page below it. */
export const isWithin = (pathname: string, path: string): boolean =>
  pathname === path || pathname.startsWith(`${path}/`)
