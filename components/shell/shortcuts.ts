'use client'
import { useEffect, useEffectEvent } from 'react'

/** Every keyboard shortcut of the product: the help is drawn from this table, and nothing listens for a key outside it. */
export const SHORTCUTS = {
  map: { key: 'm', label: 'Map', group: 'Views' },
  placement: { key: 'p', label: 'Placement', group: 'Views' },
  gateways: { key: 'g', label: 'Gateways', group: 'Views' },
  servers: { key: 'v', label: 'Servers', group: 'Views' },
  streams: { key: 't', label: 'Streams', group: 'Views' },
  jetstream: { key: 'j', label: 'JetStream', group: 'Views' },
  health: { key: 'h', label: 'Health', group: 'Views' },
  audit: { key: 'a', label: 'Audit', group: 'Views' },
  palette: {
    key: 'k',
    mod: true,
    label: 'Go to a view, server, stream, cluster or action',
    group: 'Everywhere',
  },
  find: { key: '/', label: 'Find and hide: cluster=xr, tag:az=1, lag>0, !healthy', group: 'Everywhere' },
  share: { key: 's', label: 'Copy the address of what you see', group: 'Everywhere' },
  deselect: {
    key: 'Escape',
    label: 'Select nothing; on the map then close a region, leave a scope',
    group: 'Everywhere',
  },
  twin: { key: 'x', label: 'The map as tables, and back', group: 'Map' },
  zoomIn: { key: '+', label: 'Zoom in', group: 'Map' },
  zoomOut: { key: '-', label: 'Zoom out', group: 'Map' },
  fit: { key: '0', label: 'Show all', group: 'Map' },
  help: { key: '?', label: 'These shortcuts', group: 'Everywhere' },
} as const satisfies Record<string, Shortcut>

export interface Shortcut {
  /** As `KeyboardEvent.key` reports it. */
  key: string
  label: string
  group: string
  /** Together with Ctrl or ⌘; such a one works while typing too. */
  mod?: boolean
}

export type ShortcutId = keyof typeof SHORTCUTS

const of = (id: ShortcutId): Shortcut => SHORTCUTS[id]

/** The key as it is printed. */
export function keyLabel(id: ShortcutId): string {
  const { key, mod } = of(id)
  if (mod) return `Ctrl ${key.toUpperCase()}`
  return key === 'Escape' ? 'Esc' : key
}

const TYPING =
  'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=combobox], [role=listbox], [role=textbox], [role=menu]'

/** Whether this key press is a shortcut and not text, a browser command, or something a dialog or widget has taken. */
export function isShortcut(
  event: KeyboardEvent,
  { key, mod = false }: Pick<Shortcut, 'key' | 'mod'>,
): boolean {
  const pressed = mod ? event.key.toLowerCase() : event.key
  if (pressed !== key || event.defaultPrevented) return false
  if ((event.ctrlKey || event.metaKey) !== mod) return false
  if (event.altKey || event.isComposing || event.repeat) return false
  const target = event.target
  if (
    target instanceof Element &&
    ((!mod && target.closest(TYPING)) || target.closest('dialog[open], [role=dialog]'))
  )
    return false
  return document.querySelector('dialog[open]') === null
}

/** What the shortcuts of the present page do, for the palette. */
const live = new Map<ShortcutId, () => void>()
export const liveShortcuts = (): ShortcutId[] => [...live.keys()]
export const runShortcut = (id: ShortcutId): void => live.get(id)?.()

/**
 * Runs `act` when the shortcut's key is pressed anywhere outside a field. `first`: before all others of the same key, which
 * then do not see it.
 */
export function useShortcut(id: ShortcutId, act: () => void, { first = false }: { first?: boolean } = {}) {
  const onAct = useEffectEvent(act)
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isShortcut(event, SHORTCUTS[id])) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    const run = () => onAct()
    window.addEventListener('keydown', listen, { capture: first })
    if (!first) live.set(id, run)
    return () => {
      window.removeEventListener('keydown', listen, { capture: first })
      if (live.get(id) === run) live.delete(id)
    }
  }, [id, first])
}
