'use client'
import { Suspense, useCallback, useEffectEvent, useLayoutEffect, useMemo, useRef } from 'react'
import { useFilter, useSieve } from '@/components/filter/useFilter'
import { InNotices } from '@/components/shell/Notices'
import { useShortcut } from '@/components/shell/shortcuts'
import { ViewState } from '@/components/shell/ViewState'
import { componentOnDemand, useIsIdleFetching } from '@/components/ui/onDemand'
import { usePins } from '@/components/ui/usePins'
import { useSelection } from '@/components/ui/useSelection'
import type { Snapshot } from '@/lib/domain/model'
import { type Scope, scoped } from '@/lib/domain/scope'
import type { View } from '@/lib/graph/density'
import { firstSeen } from '@/lib/graph/first-look'
import type { Size } from '@/lib/graph/fit'
import type { Tier } from '@/lib/graph/tiers'
import type { Topology } from '@/lib/graph/topology'
import { LAYERS } from '@/lib/url/layers'
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
import { mapModel, strandCount } from './mapModel'
import { MAP_KEYS } from './names'
import { overlaysOf } from './overlays'
import { PlaceNotice } from './PlaceNotice'
import { inScope } from './scope-words'
import { scopeAt } from './scopeAt'
import { nothingLeft } from './shown'
import { tellHeight } from './tellHeight'
import { Up } from './Up'
import type { CrowdModule } from './useCrowd'
import { useDrawing } from './useDrawing'
import type { useMapPlace } from './useMapPlace'
import { useMapWindow } from './useMapWindow'
import { usePanZoom } from './usePanZoom'
import { useWays } from './useWays'
import { ViewportInAddress } from './ViewportInAddress'

// Nothing of this is needed for the first picture; most addresses pin nothing.
const GatewayTip = componentOnDemand(() => import('./GatewayTip').then((m) => m.GatewayTip))
const MoreFaulty = componentOnDemand(() => import('./MoreFaulty').then((m) => m.MoreFaulty))
const NothingLeft = componentOnDemand(() => import('./NothingLeft').then((m) => m.NothingLeft))
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
  crowd,
  lastSeen,
}: {
  snapshot: Snapshot
  place: ReturnType<typeof useMapPlace>
  /** All that is known, and what of it lies in the scope. */
  whole: Topology
  topology: Topology
  scope: Scope | null
  tier: Tier
  engine: Capsules | null
  crowd: Pick<CrowdModule, 'crowdOf' | 'leavingLinks'> | null
  /** Its window when this browser last showed it. */
  lastSeen: View | null
}) {
  const selected = useSelection()
  const [selection, setSelection] = selected
  const pins = usePins()
  const [layerList, setLayer] = useLayers()
  const layers = useMemo(() => new Set(layerList), [layerList])
  const sieve = useSieve()
  const { setFilter } = useFilter()
  const svgRef = useRef<SVGSVGElement>(null)
  const sceneRef = useRef<SVGGElement>(null)
  const empty = snapshot.servers.length === 0
  const { panZoom, size } = usePanZoom(svgRef, sceneRef, empty)
  const expected = useMapWindow(lastSeen, size)
  /** The first picture stands: what moves and what is shown beside marks is loaded. */
  const idle = useIsIdleFetching()

  const model = useMemo(() => mapModel(snapshot), [snapshot])
  const drawing = useDrawing({
    snapshot,
    topology,
    tier,
    engine,
    crowd,
    model,
    sieve,
    selection,
    layers,
    open: place.open,
    view: size ?? expected,
  })
  const { shown, kept, capsules, layout } = drawing
  const linkCounts = useLinkCounts(snapshot, kept)
  const leaving = kept.outside?.length ?? 0
  const counts = { gateways: kept.pairs.length + leaving, ribbons: drawing.ribbons, ...linkCounts }
  const nothing = nothingLeft(sieve, sieve.active ? scoped(snapshot, scope) : snapshot)

  const isOpen = (pair: string) =>
    !capsules && shown.bundles.some((b) => b.id === pair && strandCount(model, b, selection) > 0)
  const overlays = useMemo(() => overlaysOf(snapshot, selection, pins.keys), [snapshot, selection, pins.keys])
  const { width: w, height: h } = layout
  const ways = useWays({ drawing, place, whole, scope, selected, panZoom, svgRef })
  const opened = layout.regions.find((r) => r.id === ways.open)
  // A fault that comes up later moves nothing.
  const partFor = (view: Size) => firstSeen(layout, opened, shown.bundles.length > 0, view)
  const settle = useEffectEvent((view: Size) => panZoom?.settle({ w, h }, partFor(view)))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another drawing, or another part of it, is the trigger
  useLayoutEffect(() => {
    if (size) settle(size)
  }, [panZoom, size, w, h, opened])
  const fitAll = () => panZoom?.fit({ w, h })
  useShortcut('zoomIn', () => panZoom?.zoomBy(1.25))
  useShortcut('zoomOut', () => panZoom?.zoomBy(0.8))
  useShortcut('fit', fitAll)

  const onStream = useCallback(
    (key: string) => void setSelection(parseSelection(`stream:${key}`)),
    [setSelection],
  )

  return (
    <div className={styles.view} data-map="">
      <div ref={tellHeight}>
        <InNotices>
          <PlaceNotice
            topology={whole}
            onWhole={() => place.setScope(null)}
            onClose={() => place.setOpen(null)}
            onLookAway={ways.lookAnew}
          />
        </InNotices>
        {panZoom && <ViewportInAddress panZoom={panZoom} onFit={ways.lookAnew} />}
        {ways.up && <Up onUp={ways.up} />}
        <MapToolbar
          snapshot={snapshot}
          topology={topology}
          tier={tier}
          selection={selection}
          onStream={onStream}
          panZoom={panZoom}
          onFit={fitAll}
          notDrawn={engine ? 0 : drawing.notDrawn}
          areFull={drawing.left === 0}
          chips={
            <Suspense>
              {pins.keys.length > 0 && (
                <PinChips
                  room={(size ?? expected).w}
                  isFiltered={sieve.active}
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
            opened={snapshot.regions.find((r) => r.id === ways.open)?.label ?? ways.open}
            onScope={ways.setScope}
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
            rests={drawing.rests}
            sieve={sieve}
            capsules={capsules}
            layers={layers}
            selection={selection}
            overlays={overlays}
            onPress={ways.press}
            onPressTwice={(mark, at) => {
              const there = panZoom && scopeAt(layout, mark, panZoom.pointAt(at))
              if (there) ways.setScope(there)
            }}
            onShowHidden={() => setFilter({ hide: null })}
            onReach={ways.reach}
            svgRef={svgRef}
            sceneRef={sceneRef}
            measured={size !== null}
            firstPart={partFor(expected)}
            expected={expected}
          >
            <Suspense>
              {idle && <MovingLeaders layout={shown.layout} snapshot={snapshot} overlays={overlays} />}
            </Suspense>
          </MapCanvas>
          <Suspense>
            {idle && layers.has('gateways') && <GatewayTip svgRef={svgRef} isOpen={isOpen} />}
          </Suspense>
          {panZoom && engine && capsules && (
            <engine.FarCanvas
              capsules={capsules.layout.capsules}
              links={drawing.thin}
              states={drawing.thinStates}
              model={model}
              overlays={overlays}
              sieve={sieve}
              panZoom={panZoom}
            />
          )}
          <Suspense>{drawing.moreFaulty > 0 && <MoreFaulty count={drawing.moreFaulty} />}</Suspense>
          {panZoom && (
            <Floating layout={layout} hasLinks={shown.bundles.length > 0} panZoom={panZoom} {...snapshot} />
          )}
          <Suspense>
            {nothing && <NothingLeft servers={nothing} where={inScope(snapshot.regions, scope)} />}
          </Suspense>
        </ViewState>
      </div>
      <Legend
        layers={layerList}
        onLayer={setLayer}
        counts={LAYERS.map((layer) => counts[layer])}
        clusters={clusterKeys(kept, model)}
        streams={streamKeys(overlays)}
        Capsules={engine?.CapsuleLegend ?? null}
        drawn={kept.pairs.length - drawing.notDrawn}
        notDrawn={drawing.notDrawn}
        left={drawing.left}
        leaving={leaving}
      />
    </div>
  )
}
