'use client'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { FilteredOutView } from '@/components/filter/FilteredOut'
import { useFilter, useSieve } from '@/components/filter/useFilter'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { useShortcut } from '@/components/shell/shortcuts'
import { ViewState } from '@/components/shell/ViewState'
import { useSelection } from '@/components/ui/useSelection'
import { attachPanZoom, type PanZoom, type Size } from '@/lib/graph/pan-zoom'
import { rememberedLayout, rememberedRoutes } from '@/lib/graph/remember'
import { topologyOf } from '@/lib/graph/topology'
import { Legend } from './Legend'
import { useLayers } from './layers'
import { MapCanvas } from './MapCanvas'
import { MapToolbar } from './MapToolbar'
import styles from './map.module.css'
import { drawnPairs, focusOf, mapModel } from './mapModel'
import { MAP_KEYS } from './names'
import { shownOf } from './shown'
import { stopsOf } from './stops'

/** Width of the canvas in a window of 1440 px: what the first HTML is drawn for. */
const FIRST_WIDTH = 1032

/** The map with its toolbar and legend. */
export function MapView() {
  const snapshot = useSnapshot()
  const [selection, setSelection] = useSelection()
  const [layers, setLayer] = useLayers()
  const sieve = useSieve()
  const { setFilter } = useFilter()
  const svgRef = useRef<SVGSVGElement>(null)
  const sceneRef = useRef<SVGGElement>(null)
  const [size, setSize] = useState<Size | null>(null)
  const [panZoom, setPanZoom] = useState<PanZoom | null>(null)
  const [layoutOf] = useState(rememberedLayout)
  const [routesOf] = useState(rememberedRoutes)

  const topology = topologyOf(snapshot)
  const layout = layoutOf(topology, size?.w ?? FIRST_WIDTH)
  const model = useMemo(() => mapModel(snapshot), [snapshot])
  const visible = drawnPairs(topology.pairs, model, focusOf(selection, model))
  const ribbons = new Set(layout.bands.flatMap((b) => (b.ribbon && b.cluster ? [b.cluster] : [])))
  const bundles = layers.has('gateways')
    ? routesOf(layout, visible).filter(
        (b) => layers.has('ribbons') || (!ribbons.has(b.a) && !ribbons.has(b.b)),
      )
    : []
  const shown = shownOf(layout, bundles, model, sieve)
  const servers = sieve.sift('server', snapshot.servers)
  const empty = snapshot.servers.length === 0

  useLayoutEffect(() => {
    const svg = svgRef.current
    const scene = sceneRef.current
    if (empty || !svg || !scene) return
    const attached = attachPanZoom(svg, scene)
    setPanZoom(attached)
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ w: entry.contentRect.width, h: entry.contentRect.height })
    })
    const { width, height } = svg.getBoundingClientRect()
    setSize({ w: width, h: height })
    observer.observe(svg)
    return () => {
      observer.disconnect()
      attached.destroy()
      setPanZoom(null)
    }
  }, [empty])

  const { width: w, height: h } = layout
  useLayoutEffect(() => {
    if (size) panZoom?.settle({ w, h })
  }, [panZoom, size, w, h])

  useShortcut('zoomIn', () => panZoom?.zoomBy(1.25))
  useShortcut('zoomOut', () => panZoom?.zoomBy(0.8))
  useShortcut('fit', () => panZoom?.fit({ w, h }))

  const reach = (mark: string) => {
    const stop = stopsOf(shown.layout, shown.bundles).find((s) => s.key === mark)
    if (stop) panZoom?.reveal(stop.box)
    svgRef.current?.querySelector<SVGGElement>(`[data-mark="${CSS.escape(mark)}"]`)?.focus()
  }

  return (
    <div className={styles.view}>
      <MapToolbar
        snapshot={snapshot}
        selection={selection}
        onSelect={(s) => void setSelection(s)}
        panZoom={panZoom}
        onFit={() => panZoom?.fit({ w, h })}
        notDrawn={layers.has('gateways') ? topology.pairs.length - visible.length : 0}
      />
      <div className={styles.canvas}>
        <ViewState>
          <p id="map-keys" className="visually-hidden">
            {MAP_KEYS}
          </p>
          <MapCanvas
            snapshot={snapshot}
            model={model}
            shown={shown}
            layers={layers}
            selection={selection}
            onSelect={(s) => void setSelection(s)}
            onShowHidden={() => setFilter({ hide: null })}
            onReach={reach}
            svgRef={svgRef}
            sceneRef={sceneRef}
            measured={size !== null}
          />
          {servers.hidden.length > 0 && servers.hidden.length === servers.total && (
            <div className={styles.over}>
              <FilteredOutView noun="server" sifted={servers} />
            </div>
          )}
        </ViewState>
      </div>
      <Legend
        snapshot={snapshot}
        model={model}
        layers={layers}
        onLayer={setLayer}
        pairs={topology.pairs.length}
        ribbons={ribbons.size}
        streamChosen={selection?.kind === 'stream'}
      />
    </div>
  )
}
