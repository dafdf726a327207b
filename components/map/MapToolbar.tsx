'use client'
import { useSyncExternalStore } from 'react'
import { plural } from '@/lib/domain/format'
import { type Snapshot, streamKey } from '@/lib/domain/model'
import type { PanZoom } from '@/lib/graph/pan-zoom'
import { parseSelection, type Selection } from '@/lib/url/selection'
import { FormSwitch } from './FormSwitch'
import styles from './toolbar.module.css'

/** What is drawn in numbers, the stream whose replicas are shown, and the zoom. */
export function MapToolbar({
  snapshot,
  selection,
  onSelect,
  panZoom,
  onFit,
  notDrawn,
}: {
  snapshot: Snapshot
  selection: Selection | null
  onSelect: (selection: Selection | null) => void
  panZoom: PanZoom | null
  onFit: () => void
  /** Gateway pairs left out because there are too many to draw. */
  notDrawn: number
}) {
  const streams = snapshot.streams.map(streamKey).sort()
  const chosen = selection?.kind === 'stream' ? selection.id : ''
  const accounts = new Set(snapshot.streams.map((s) => s.account)).size
  return (
    <div className={styles.toolbar}>
      <h1 className={styles.title}>Supercluster</h1>
      <p className={styles.counts}>
        {plural(snapshot.regions.length, 'region')} · {plural(snapshot.clusters.length, 'cluster')} ·{' '}
        {plural(snapshot.servers.length, 'server')}
        {notDrawn > 0 && ` · ${notDrawn} full gateway pairs not drawn`}
      </p>
      <label className={styles.picker}>
        <span>Stream</span>
        <select
          aria-label="Stream shown on the map"
          value={chosen}
          disabled={streams.length === 0}
          onChange={(event) => onSelect(parseSelection(`stream:${event.target.value}`))}
        >
          <option value="">{streams.length === 0 ? 'none yet' : 'none'}</option>
          {chosen !== '' && !streams.includes(chosen) && <option value={chosen}>{chosen} (gone)</option>}
          {streams.map((key) => (
            <option key={key} value={key}>
              {accounts === 1 ? key.slice(key.indexOf('/') + 1) : key}
            </option>
          ))}
        </select>
      </label>
      <FormSwitch />
      <div className={styles.zoom}>
        <button
          type="button"
          aria-label="Zoom out"
          aria-keyshortcuts="-"
          onClick={() => panZoom?.zoomBy(0.8)}
        >
          −
        </button>
        <ZoomLevel panZoom={panZoom} />
        <button
          type="button"
          aria-label="Zoom in"
          aria-keyshortcuts="+"
          onClick={() => panZoom?.zoomBy(1.25)}
        >
          +
        </button>
        <button type="button" aria-label="Fit" aria-keyshortcuts="0" onClick={onFit}>
          Fit <kbd>0</kbd>
        </button>
      </div>
    </div>
  )
}

const nothing = () => () => {}

function ZoomLevel({ panZoom }: { panZoom: PanZoom | null }) {
  const scale = useSyncExternalStore(
    panZoom?.subscribe ?? nothing,
    () => (panZoom ? Math.round(panZoom.scale() * 100) : 100),
    () => 100,
  )
  return (
    <output className={styles.level} aria-label="Zoom">
      {scale}%
    </output>
  )
}
