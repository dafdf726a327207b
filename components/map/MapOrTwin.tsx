'use client'
// The tables come on demand, and their looks with the first HTML.
import '@/components/table/DataTable.module.css'
import '@/components/table/View.module.css'
import '@/components/twin/twin.module.css'
import { useEffect, useRef } from 'react'
import { InNotices } from '@/components/shell/Notices'
import { useShortcut } from '@/components/shell/shortcuts'
import { TableNotice } from '@/components/table/TableNotice'
import { useSaysOf } from '@/components/ui/said-keys'
import type { MapWindow } from '@/lib/url/map-window'
import { quoted } from '@/lib/url/quoted'
import { useUnknownLayers } from './layers'
import { MapView } from './MapView'
import styles from './map.module.css'
import { twin, useForm } from './useForm'

const STOP = '[role=treegrid] tr[tabindex="0"], [data-mark][tabindex="0"]'

/** The map as a picture or as tables: one key apart, with the same selection, find and hide. */
export function MapOrTwin({ lastSeen }: { lastSeen: MapWindow | null }) {
  const { form, setForm, unusable, forget } = useForm()
  const layers = useUnknownLayers()
  useSaysOf('as', 'layers')
  useShortcut('twin', () => setForm(form === 'map' ? 'table' : 'map'))
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(form)
  useEffect(() => {
    if (before.current === form) return
    before.current = form
    // What had the focus has left with the other form: it goes to the tab stop of this one.
    if (document.activeElement !== document.body) return
    place.current?.querySelector<HTMLElement | SVGElement>(STOP)?.focus()
  }, [form])
  return (
    <div ref={place} className={styles.either}>
      <InNotices>
        {unusable !== null && (
          <TableNotice onDismiss={forget}>
            The map cannot be shown as {quoted(unusable)}, so it is shown as a picture.
          </TableNotice>
        )}
        {layers.unknown.length > 0 && (
          <TableNotice onDismiss={layers.forget}>
            No layer is called {quoted(layers.unknown.join(', '))}.
          </TableNotice>
        )}
      </InNotices>
      {form === 'table' ? <Twin /> : <MapView lastSeen={lastSeen} />}
    </div>
  )
}

function Twin() {
  const { MapTwin } = twin.useIt()
  return <MapTwin />
}
