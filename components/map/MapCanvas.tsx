'use client'
import { type KeyboardEvent, type MouseEvent, type RefObject, useState } from 'react'
import { azKey } from '@/lib/domain/az'
import type { Snapshot } from '@/lib/domain/model'
import { type Direction, neighbour } from '@/lib/graph/neighbour'
import { parseSelection, type Selection } from '@/lib/url/selection'
import { AzHead } from './AzHead'
import { Band } from './Band'
import { GatewayBundle } from './GatewayBundle'
import { HiddenMark } from './HiddenMark'
import type { Layer } from './layers'
import styles from './map.module.css'
import { type MapModel, markOf, overlayOf, pairBrokenSince } from './mapModel'
import { RegionFrame } from './RegionFrame'
import { ServerCard } from './ServerCard'
import { ServerChip } from './ServerChip'
import { StreamOverlay } from './StreamOverlay'
import type { Shown } from './shown'
import { stopsOf } from './stops'

const ARROWS: Partial<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** The drawing. Marks are memoised on their rows; pan and zoom set the transform of `sceneRef`, never state. */
export function MapCanvas(props: {
  snapshot: Snapshot
  model: MapModel
  shown: Shown
  layers: ReadonlySet<Layer>
  selection: Selection | null
  onSelect: (selection: Selection | null) => void
  onShowHidden: () => void
  /** Called when the keyboard moves to a mark. */
  onReach: (mark: string) => void
  svgRef: RefObject<SVGSVGElement | null>
  sceneRef: RefObject<SVGGElement | null>
  /** Before the first measurement the drawing fits itself into whatever room the first HTML gets. */
  measured: boolean
}) {
  const { snapshot, model, layers, selection, onSelect } = props
  const { layout, bundles, passedOver } = props.shown
  const selected = markOf(selection)
  const overlay = overlayOf(snapshot, selection)
  const stops = stopsOf(layout, bundles)
  const [reached, setReached] = useState<string | null>(null)
  const tab = [reached, selected].find((m) => stops.some((s) => s.key === m)) ?? stops[0]?.key ?? null
  const mark = (id: string) => ({ selected: selected === id, tab: tab === id })
  const sifted = (id: string) => ({ ...mark(id), passedOver: passedOver.has(id) })
  const colour = (cluster: string | null) => {
    const c = cluster === null ? undefined : model.colours.get(cluster)
    return { colour: c?.index ?? null, striped: c?.striped ?? false }
  }
  const rows = (keys: string[]) => keys.flatMap((k) => model.servers.get(k) ?? [])
  const touched = new Set(layout.servers.filter((s) => overlay?.replicas.has(s.key)).map((s) => s.band))

  const onClick = (event: MouseEvent<SVGSVGElement>) => {
    const id = markAt(event.target)
    if (id) setReached(id)
    onSelect(id === null ? null : parseSelection(id))
  }
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    const id = markAt(event.target)
    if (id === null || event.altKey || event.ctrlKey || event.metaKey) return
    const direction = ARROWS[event.key]
    const ends: Partial<Record<string, string | undefined>> = { Home: stops[0]?.key, End: stops.at(-1)?.key }
    const next = direction ? neighbour(stops, id, direction) : ends[event.key]
    const go = (to: string) => {
      setReached(to)
      props.onReach(to)
    }
    if (direction || next) {
      event.preventDefault()
      if (next) go(next)
    } else if (event.key === 'Escape') {
      // First what is selected is let go (that is a shortcut), then Esc goes up, and from the top out of the map.
      if (selection !== null) return
      event.preventDefault()
      const up = stops.find((s) => s.key === id)?.up
      if (up && stops.some((s) => s.key === up)) go(up)
      else document.getElementById('view')?.focus()
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onSelect(parseSelection(id))
    }
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an svg is the only element that can hold the marks
    <svg
      ref={props.svgRef}
      className={styles.svg}
      role="group"
      aria-label={`Map of ${snapshot.name}`}
      aria-describedby="map-keys"
      viewBox={props.measured ? undefined : `0 0 ${layout.width} ${layout.height}`}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <defs>
        <pattern
          id="cluster-stripes"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="3" height="6" fill="var(--surface)" />
        </pattern>
      </defs>
      <g ref={props.sceneRef}>
        {layout.regions.map((box) => {
          const region = snapshot.regions.find((r) => r.id === box.id)
          return (
            <RegionFrame
              key={box.id}
              box={box}
              region={region ?? null}
              servers={snapshot.servers.filter((s) => s.region === box.id)}
              {...mark(`region:${box.id}`)}
            />
          )
        })}
        {layout.regions.flatMap((box) =>
          box.columns.map((column) => (
            <AzHead
              key={azKey(box.id, column.id)}
              column={column}
              regionId={box.id}
              region={snapshot.regions.find((r) => r.id === box.id) ?? null}
              servers={snapshot.servers.filter((s) => s.region === box.id && s.az === column.id)}
              {...mark(`az:${azKey(box.id, column.id)}`)}
            />
          )),
        )}
        {layout.bands.map((box) =>
          box.ribbon && !layers.has('ribbons') ? null : (
            <Band
              key={box.id}
              box={box}
              cluster={snapshot.clusters.find((c) => c.name === box.cluster) ?? null}
              servers={rows(box.lane.servers.map((s) => s.key))}
              dim={overlay !== null && !touched.has(box.id)}
              {...colour(box.cluster)}
              {...sifted(`cluster:${box.cluster}`)}
            />
          ),
        )}
        {bundles.map((bundle) => (
          <GatewayBundle
            key={bundle.id}
            bundle={bundle}
            ab={model.links.get(`${bundle.a}>${bundle.b}`)}
            ba={model.links.get(`${bundle.b}>${bundle.a}`)}
            brokenSince={pairBrokenSince(model, bundle)}
            dim={overlay !== null}
            {...sifted(`gateway:${bundle.id}`)}
          />
        ))}
        {overlay && <StreamOverlay layout={layout} stream={overlay.stream} />}
        {layout.servers.map((box) => {
          const server = model.servers.get(box.key)
          if (!server) return null
          const counts = model.counts.get(box.key)
          const Server = box.form === 'card' ? ServerCard : ServerChip
          return (
            <Server
              key={box.key}
              box={box}
              server={server}
              leads={counts?.leads ?? 0}
              follows={counts?.follows ?? 0}
              metaLeader={snapshot.meta.leader === box.key}
              stream={overlay?.stream.name ?? null}
              replica={overlay?.replicas.get(box.key) ?? null}
              {...colour(server.cluster)}
              {...sifted(`server:${box.key}`)}
            />
          )
        })}
        {props.shown.hidden.map((h) => (
          <HiddenMark key={h.region.id} {...h} onShow={props.onShowHidden} />
        ))}
      </g>
    </svg>
  )
}

function markAt(target: EventTarget): string | null {
  const mark = target instanceof Element ? target.closest('[data-mark]') : null
  return mark?.getAttribute('data-mark') ?? null
}
