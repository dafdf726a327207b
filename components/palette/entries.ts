import { SHORTCUTS, type ShortcutId } from '@/components/shell/shortcuts'
import { type Target, targets } from '@/lib/domain/find'
import type { Snapshot } from '@/lib/domain/model'
import { MOST_PINS } from '@/lib/url/pins'

/** One line of the palette. */
export type Entry = { id: string; label: string; detail: string } & (
  | { kind: 'target'; target: Target }
  | { kind: 'shortcut'; shortcut: ShortcutId }
  | { kind: 'link'; href: string }
  | { kind: 'clear' }
  | { kind: 'pin'; stream: string }
)

/** Everything one can go to: views and actions of the page (from the one table of shortcuts), then all that has a name. */
export function entriesOf(
  snapshot: Snapshot,
  page: {
    shortcuts: readonly ShortcutId[]
    writable: boolean
    filtered: boolean
    pins: readonly string[]
    /** Streams that may be pinned; those that are may be taken off. */
    pinnable: readonly string[]
  },
): Entry[] {
  const shortcuts = page.shortcuts
    .filter((id) => id !== 'palette')
    .map((id): Entry => {
      const { label, group } = SHORTCUTS[id]
      return { id, label, detail: group === 'Views' ? 'view' : 'action', kind: 'shortcut', shortcut: id }
    })
  const views = shortcuts.filter((e) => e.detail === 'view')
  const actions: Entry[] = shortcuts.filter((e) => e.detail !== 'view')
  if (page.writable) actions.unshift(link('New stream', '/streams/new'))
  if (page.filtered) {
    actions.unshift({ id: 'clear', label: 'Clear find and hide', detail: 'action', kind: 'clear' })
  }
  actions.unshift(...pinEntries(page.pins, page.pinnable))
  const named = targets(snapshot).map(
    (target): Entry => ({
      id: target.id,
      label: target.label,
      detail: target.detail,
      kind: 'target',
      target,
    }),
  )
  return [...views, ...actions, ...named]
}

const link = (label: string, href: string): Entry => ({
  id: href,
  label,
  detail: 'action',
  kind: 'link',
  href,
})

/** `Pin ORDERS`, `Unpin EVENTS` */
function pinEntries(pins: readonly string[], pinnable: readonly string[]): Entry[] {
  const entry = (stream: string, verb: string): Entry => ({
    id: `${verb} ${stream}`,
    label: `${verb} ${stream.slice(stream.lastIndexOf('/') + 1)}`,
    detail: `action on a stream of ${stream.slice(0, stream.lastIndexOf('/'))}`,
    kind: 'pin',
    stream,
  })
  const free = pins.length >= MOST_PINS ? [] : pinnable.filter((key) => !pins.includes(key))
  return [...free.map((key) => entry(key, 'Pin')), ...pins.map((key) => entry(key, 'Unpin'))]
}
