'use client'
import { Suspense, useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import { FilteredOutView } from '@/components/filter/FilteredOut'
import { useFilter, useSieve } from '@/components/filter/useFilter'
import { InNotices } from '@/components/shell/Notices'
import { useShortcut } from '@/components/shell/shortcuts'
import { ViewState } from '@/components/shell/ViewState'
import { componentOnDemand, useIsIdleFetching } from '@/components/ui/onDemand'
import { usePins } from '@/components/ui/usePins'
import { useSelection } from '@/components/ui/useSelection'
import type { Snapshot } from '@/lib/domain/model'
import { above, type Scope, scoped } from '@/lib/domain/scope'
import { hasScope } from '@/lib/graph/scope'
import type { Tier } from '@/lib/graph/tiers'
import type { Topology } from '@/lib/graph/topology'
import { LAYERS } from '@/lib/url/layers'
import { serializeScope } from '@/lib/url/scope'
import { parseSelection } from '@/lib/url/selection'
import { Breadcrumb } from './Breadcrumb'
import type { Capsules } from './capsules/load'
import { Floating } from './Floating'
import { Legend } from './Legend'
import { useLayers } from './layers'
import { clusterKeys, streamKeys } from './legend-keys'
import { useLinkCounts } from './link-counts'
import { MapCanvas } from './MapCanvas'
import { MapToolbar } from './MapToolbar'
import styles from './map.module.css'
import { mapModel } from './mapModel'
import { MAP_KEYS } from './names'
import { overlaysOf } from './overlays'
import { PlaceNotice } from './PlaceNotice'
import { inScope } from './scope-words'
import { partOf, scopeAt } from './scopeAt'
import { Up } from './Up'
import { useDrawing } from './useDrawing'
import type { useMapPlace } from './useMapPlace'
import { usePanZoom } from './usePanZoom'
import { ViewportInAddress } from './ViewportInAddress'

// Nothing of this is needed for the first picture; most addresses pin nothing.
const GatewayTip = componentOnDemand(() => import('./GatewayTip').then((m) => m.GatewayTip))
const PinChips = componentOnDemand(() => import('./PinChips').then((m) => m.PinChips))
const MovingLeaders = componentOnDemand(() => import('./MovingLeaders').then((m) => m.MovingLeaders))

/** The map once all that draws it is there. */
export function MapBody({
  snapshot,
  place,
  whole,
  scope,
  topology,
  tier,
  engine,
}: {
  snapshot: Snapshot
  place: ReturnType<typeof useMapPlace>
  /** All that is known, and what of it lies in the scope. */
  whole: Topology
  topology: Topology
  scope: Scope | null
  tier: Tier
  engine: Capsules | null
}) {
  const [selection, setSelection] = useSelection()
  const pins = usePins()
  const [layerList, setLayer] = useLayers()
  const layers = useMemo(() => new Set(layerList), [layerList])
  const sieve = useSieve()
  const { setFilter } = useFilter()
  const svgRef = useRef<SVGSVGElement>(null)
  const sceneRef = useRef<SVGGElement>(null)
  const empty = snapshot.servers.length === 0
  const { panZoom, size } = usePanZoom(svgRef, sceneRef, empty)
  /** The first picture stands: what moves and what is shown beside marks is loaded. */
  const idle = useIsIdleFetching()
  const linkCounts = useLinkCounts(snapshot, topology)

  const model = useMemo(() => mapModel(snapshot), [snapshot])
  const drawing = useDrawing({
    snapshot,
    topology,
    tier,
    engine,
    model,
    sieve,
    selection,
    layers,
    open: place.open,
    size,
  })
  const { shown, capsules, layout } = drawing
  const counts = { gateways: topology.pairs.length, ribbons: drawing.ribbons, ...linkCounts }
  const servers = sieve.sift('server', sieve.active ? scoped(snapshot, scope).servers : snapshot.servers)

  const overlays = useMemo(() => overlaysOf(snapshot, selection, pins.keys), [snapshot, selection, pins.keys])
  const { width: w, height: h } = layout
  useLayoutEffect(() => {
    if (size) panZoom?.settle({ w, h })
  }, [panZoom, size, w, h])
  const fitAll = () => panZoom?.fit({ w, h })
  const lookAnew = () => panZoom?.reset({ w, h })
  useShortcut('zoomIn', () => panZoom?.zoomBy(1.25))
  useShortcut('zoomOut', () => panZoom?.zoomBy(0.8))
  useShortcut('fit', fitAll)

  const setScope = (next: Scope | null) => {
    lookAnew()
    place.setScope(next)
  }
  const setOpen = (region: string | null) => {
    place.setOpen(region)
    void setSelection(region === null ? null : { kind: 'region', id: region })
  }
  const press = (mark: string | null, by: 'pointer' | 'key') => {
    const to = mark === null ? null : (capsules?.engine.leadsTo(mark, capsules.layout) ?? null)
    if (to?.kind === 'cluster') return void setSelection({ kind: 'cluster', id: to.id })
    if (to?.kind === 'region') return setOpen(to.id)
    if (to?.kind === 'close') return setOpen(null)
    const next = mark === null ? null : parseSelection(mark)
    // A second press of Enter narrows the map to what the first one selected.
    const again = next !== null && selection?.kind === next.kind && selection.id === next.id
    const part = by === 'key' && again ? partOf(next) : null
    if (part && hasScope(whole, part) && !(scope && serializeScope(scope) === serializeScope(part)))
      setScope(part)
    else void setSelection(next)
  }
  const reach = (mark: string) => {
    const stop = drawing.stops().find((s) => s.key === mark)
    if (stop) panZoom?.reveal(stop.box)
    svgRef.current?.querySelector<SVGGElement>(`[data-mark="${CSS.escape(mark)}"]`)?.focus()
  }
  const openHere =
    capsules !== null && place.open !== null && capsules.layout.opened.has(place.open) ? place.open : null
  const goUp = () => (openHere !== null ? setOpen(null) : setScope(scope && above(scope)))
  const selectedElsewhere = selection !== null && !(selection.kind === 'region' && selection.id === openHere)
  const onStream = useCallback(
    (key: string) => void setSelection(parseSelection(`stream:${key}`)),
    [setSelection],
  )

  return (
    <div className={styles.view} data-map="">
      <div>
        <InNotices>
          <PlaceNotice
            topology={whole}
            onWhole={() => place.setScope(null)}
            onClose={() => place.setOpen(null)}
            onLookAway={lookAnew}
          />
        </InNotices>
        {panZoom && <ViewportInAddress panZoom={panZoom} onFit={lookAnew} />}
        {(openHere !== null || scope !== null) && !selectedElsewhere && <Up onUp={goUp} />}
        <MapToolbar
          snapshot={snapshot}
          topology={topology}
          tier={tier}
          selection={selection}
          onStream={onStream}
          panZoom={panZoom}
          onFit={fitAll}
          notDrawn={engine ? 0 : drawing.notDrawn}
          hidden={servers.hidden.length}
          chips={
            <Suspense>
              {pins.keys.length > 0 && (
                <PinChips
                  overlays={overlays}
                  chosen={selection?.kind === 'stream' ? selection.id : null}
                  onChoose={(id) => void setSelection(id === null ? null : { kind: 'stream', id })}
                />
              )}
            </Suspense>
          }
        >
          <Breadcrumb
            snapshot={snapshot}
            scope={scope}
            opened={snapshot.regions.find((r) => r.id === openHere)?.label ?? openHere}
            onScope={setScope}
          />
        </MapToolbar>
      </div>
      <div className={styles.canvas}>
        <ViewState>
          <p id="map-keys" className="visually-hidden">
            {MAP_KEYS}
          </p>
          <MapCanvas
            snapshot={snapshot}
            model={model}
            shown={shown}
            sieve={sieve}
            capsules={capsules}
            layers={layers}
            selection={selection}
            overlays={overlays}
            onPress={press}
            onPressTwice={(mark, at) => {
              const there = panZoom && scopeAt(layout, mark, panZoom.pointAt(at))
              if (there) setScope(there)
            }}
            onShowHidden={() => setFilter({ hide: null })}
            onReach={reach}
            svgRef={svgRef}
            sceneRef={sceneRef}
            measured={size !== null}
          >
            <Suspense>
              {idle && <MovingLeaders layout={shown.layout} snapshot={snapshot} overlays={overlays} />}
            </Suspense>
          </MapCanvas>
          <Suspense>{idle && layers.has('gateways') && <GatewayTip svgRef={svgRef} />}</Suspense>
          {panZoom && engine && capsules && (
            <engine.FarCanvas
              capsules={capsules.layout.capsules}
              links={drawing.thin}
              model={model}
              overlays={overlays}
              panZoom={panZoom}
            />
          )}
          {panZoom && <Floating layout={layout} panZoom={panZoom} {...snapshot} />}
          {servers.hidden.length > 0 && servers.hidden.length === servers.total && (
            <div className={styles.over}>
              <FilteredOutView noun="server" sifted={servers} where={inScope(snapshot.regions, scope)} />
            </div>
          )}
        </ViewState>
      </div>
      <Legend
        layers={layerList}
        onLayer={setLayer}
        counts={LAYERS.map((layer) => counts[layer])}
        clusters={clusterKeys(topology, model)}
        streams={streamKeys(overlays)}
        Capsules={engine?.CapsuleLegend ?? null}
        drawn={topology.pairs.length - drawing.notDrawn}
        notDrawn={drawing.notDrawn}
      />
    </div>
  )
}
