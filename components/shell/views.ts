import type { IconName } from '@/components/ui/Icon'
import type { ShortcutId } from './shortcuts'

export interface View {
  path: string
  label: string
  icon: IconName
  shortcut: ShortcutId
}

/** The rail, top to bottom. A view is listed when it exists. */
export const VIEWS: readonly View[] = [
  { path: '/map', label: 'Map', icon: 'map', shortcut: 'map' },
  { path: '/placement', label: 'Placement', icon: 'placement', shortcut: 'placement' },
  { path: '/gateways', label: 'Gateways', icon: 'gateways', shortcut: 'gateways' },
  { path: '/servers', label: 'Servers', icon: 'servers', shortcut: 'servers' },
  { path: '/streams', label: 'Streams', icon: 'streams', shortcut: 'streams' },
  { path: '/jetstream', label: 'JetStream', icon: 'jetstream', shortcut: 'jetstream' },
  { path: '/health', label: 'Health', icon: 'health', shortcut: 'health' },
]

/** Whether an address belongs to a view: the view itself or a page below it. */
export const isWithin = (pathname: string, path: string): boolean =>
  pathname === path || pathname.startsWith(`${path}/`)
