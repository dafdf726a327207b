'use client'
import { useShortcut } from '@/components/shell/shortcuts'

/** Mounted while Esc has somewhere to lead on the map; it then comes before what Esc does elsewhere. */
export function Up({ onUp }: { onUp: () => void }) {
  useShortcut('deselect', onUp, { first: true })
  return null
}
