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
  find: { key: '/', label: 'Find a server, stream, cluster or region', group: 'Everywhere' },
  share: { key: 's', label: 'Copy the address of what you see', group: 'Everywhere' },
  deselect: { key: 'Escape', label: 'Select nothing: the whole supercluster', group: 'Everywhere' },
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
}

export type ShortcutId = keyof typeof SHORTCUTS

/** The key as it is printed. */
export const keyLabel = (id: ShortcutId): string =>
  SHORTCUTS[id].key === 'Escape' ? 'Esc' : SHORTCUTS[id].key

const TYPING =
  'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=combobox], [role=listbox], [role=textbox], [role=menu]'

/** Whether this key press is a shortcut and not text, a browser command, or something a dialog or widget has taken. */
export function isShortcut(event: KeyboardEvent, key: string): boolean {
  if (event.key !== key || event.defaultPrevented) return false
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return false
  const target = event.target
  if (target instanceof Element && (target.closest(TYPING) || target.closest('dialog[open], [role=dialog]')))
    return false
  return document.querySelector('dialog[open]') === null
}

/** Runs `act` when the shortcut's key is pressed anywhere outside a field. */
export function useShortcut(id: ShortcutId, act: () => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isShortcut(event, SHORTCUTS[id].key)) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
