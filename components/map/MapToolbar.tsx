'use client'
import { type ReactNode, useSyncExternalStore } from 'react'
import { FilterInToolbar } from '@/components/filter/FilterSlot'
import { plural } from '@/lib/domain/format'
import type { Snapshot } from '@/lib/domain/model'
import type { PanZoom } from '@/lib/graph/pan-zoom'
import type { Tier } from '@/lib/graph/tiers'
import type { Topology } from '@/lib/graph/topology'
import type { Selection } from '@/lib/url/selection'
import { FormSwitch } from './FormSwitch'
import { StreamPicker } from './StreamPicker'
import styles from './toolbar.module.css'

const TIER_WORDS: Record<Tier, string> = { cards: '', azs: 'AZ capsules', regions: 'region capsules' }
const FEWER =
  'Too many servers to draw each: open a region by its foot, narrow to it by two presses, or see tables (x)'

/** What is drawn in numbers, the stream whose replicas are shown, and the zoom. */
export function MapToolbar({
  children,
  snapshot,
  topology,
  tier,
  selection,
  onStream,
  panZoom,
  onFit,
  notDrawn,
  areFull,
  chips,
}: {
  /** Where the map is: its title, or the way to it. */
  children: ReactNode
  snapshot: Snapshot
  /** What is drawn: the whole, or what lies in the scope. */
  topology: Topology
  tier: Tier
  selection: Selection | null
  onStream: (key: string) => void
  panZoom: PanZoom | null
  onFit: () => void
  /** Gateway pairs left out because there are too many to draw. */
  notDrawn: number
  areFull: boolean
  /** The pinned streams: in the row, so that a pin moves nothing. */
  chips: ReactNode
}) {
  const chosen = selection?.kind === 'stream' ? selection.id : ''
  const clusters = new Set(topology.servers.flatMap((s) => s.cluster ?? [])).size
  const words = [
    plural(topology.regions.length, 'region'),
    plural(clusters, 'cluster'),
    plural(topology.servers.length, 'server'),
    TIER_WORDS[tier],
    notDrawn > 0 ? `${plural(notDrawn, areFull ? 'full gateway pair' : 'gateway pair')} not drawn` : '',
  ].filter(Boolean)
  return (
    <div className={styles.toolbar}>
      {children}
      <FilterInToolbar>
        <p className={styles.counts}>
          {words.map((word, i) => (
            <span key={word} title={word === TIER_WORDS[tier] ? FEWER : undefined}>
              {i > 0 && ' · '}
              {word}
            </span>
          ))}
        </p>
      </FilterInToolbar>
      {chips}
      <StreamPicker streams={snapshot.streams} chosen={chosen} onChoose={onStream} />
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
        <button
          type="button"
          aria-label="Fit"
          aria-keyshortcuts="0"
          title="Show all; once more: at a size that can be read"
          onClick={onFit}
        >
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
