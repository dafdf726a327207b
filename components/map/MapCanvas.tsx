'use client'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  Suspense,
  useMemo,
  useRef,
  useState,
} from 'react'
import { componentOnDemand } from '@/components/ui/onDemand'
import type { Snapshot } from '@/lib/domain/model'
import type { Sieve } from '@/lib/domain/query/sieve'
import type { CapsuleLayout } from '@/lib/graph/capsules/types'
import { type Size, styleOfFit } from '@/lib/graph/fit'
import type { Box, Point } from '@/lib/graph/metrics'
import { type Direction, neighbour } from '@/lib/graph/neighbour'
import type { Selection } from '@/lib/url/selection'
import { CardScene } from './CardScene'
import type { Capsules } from './capsules/load'
import { GatewayBundle } from './GatewayBundle'
import type { Layer } from './layers'
import type { Rest } from './leaving'
import styles from './map.module.css'
import { type MapModel, markOf, pairBrokenSince, strandCount } from './mapModel'
import type { Overlay } from './overlays'
import { ownGateways } from './own-gateways'
import type { SceneHelp } from './scene'
import type { Shown } from './shown'
import { stopsOf } from './stops'

// Marks that the first picture does without.
const Strands = componentOnDemand(() => import('./Strands').then((m) => m.Strands))
const RouteLayer = componentOnDemand(() => import('./RouteLayer').then((m) => m.RouteLayer))
const LeavingRest = componentOnDemand(() => import('./LeavingRest').then((m) => m.LeavingRest))
const LeafLayer = componentOnDemand(() => import('./LeafLayer').then((m) => m.LeafLayer))

const ARROWS: Partial<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

export interface MapCanvasProps {
  snapshot: Snapshot
  model: MapModel
  shown: Shown
  /** Lines that stand for several links out of the scope. */
  rests: readonly Rest[]
  sieve: Sieve
  /** What draws capsules, and where; null where servers are cards. */
  capsules: { engine: Capsules; layout: CapsuleLayout } | null
  layers: ReadonlySet<Layer>
  selection: Selection | null
  /** A mark was pressed; null is the ground. */
  onPress: (mark: string | null, by: 'pointer' | 'key') => void
  /** Two presses of the pointer; `at` is where, in the window. */
  onPressTwice: (mark: string | null, at: Point) => void
  /** Streams drawn over it, first the one that is looked at. */
  overlays: readonly Overlay[]
  onShowHidden: () => void
  /** Called when the keyboard moves to a mark. */
  onReach: (mark: string) => void
  svgRef: RefObject<SVGSVGElement | null>
  sceneRef: RefObject<SVGGElement | null>
  /** What lies over all marks. */
  children?: ReactNode
  /** What of it is seen first where not all is. */
  firstPart: Box | undefined
  /** The window that it is drawn for until that is measured. */
  expected: Size
  /** Before the first measurement the drawing fits itself into whatever room the first HTML gets. */
  measured: boolean
}

/** The drawing. Marks are memoised on their rows; pan and zoom set the transform of `sceneRef`, never state. */
export function MapCanvas(props: MapCanvasProps) {
  const { snapshot, model, layers, selection, overlays, capsules } = props
  const { layout, bundles, passedOver } = props.shown
  const selected = markOf(selection)
  const overlaid = overlays.length > 0
  const focus = selection?.kind === 'server' ? selection.id : null
  const held = useMemo(() => heldBy(overlays), [overlays])
  const stops = capsules ? capsules.engine.capsuleStops(capsules.layout, bundles) : stopsOf(layout, bundles)
  const [reached, setReached] = useState<string | null>(null)
  const tab = [reached, selected].find((m) => stops.some((s) => s.key === m)) ?? stops[0]?.key ?? null
  const mark = (id: string) => ({ selected: selected === id, tab: tab === id })
  const sifted = (id: string) => ({ ...mark(id), passedOver: passedOver.has(id) })
  const found = (id: string) => passedOver.size > 0 && !passedOver.has(id)
  const looked = selection?.kind === 'cluster' ? selection.id : null
  const help: SceneHelp = {
    model,
    metaLeader: snapshot.meta.leader,
    overlays,
    sieve: props.sieve,
    mark,
    sifted,
    found,
    colour: (cluster) => {
      const c = cluster === null ? undefined : model.colours.get(cluster)
      return { colour: c?.index ?? null, striped: c?.striped ?? false }
    },
    gateways: overlaid || !layers.has('gateways') || capsules ? NO_GATEWAYS : ownGateways(looked, model),
    holdsSelected: (keys) => selection?.kind === 'server' && keys.includes(selection.id),
  }

  const pressed = useRef<string | null>(null)
  const onClick = (event: MouseEvent<SVGSVGElement>) => {
    const id = markAt(event.target)
    if (id) setReached(id)
    // Of two quick presses only the first counts here: what it did may have moved another mark under the second.
    if (event.detail > 1) return
    pressed.current = id
    props.onPress(id, 'pointer')
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
      props.onPress(id, 'key')
    }
  }
  const gateways = (
    <>
      {bundles.map((bundle) => (
        <GatewayBundle
          key={bundle.id}
          bundle={bundle}
          ab={model.links.get(`${bundle.a}>${bundle.b}`)}
          ba={model.links.get(`${bundle.b}>${bundle.a}`)}
          brokenSince={pairBrokenSince(model, bundle)}
          dim={overlaid && !found(`gateway:${bundle.id}`)}
          strands={capsules ? 0 : strandCount(model, bundle, selection)}
          {...sifted(`gateway:${bundle.id}`)}
        />
      ))}
      <Suspense>{props.rests.length > 0 && <LeavingRest rests={props.rests} dim={overlaid} />}</Suspense>
      <Suspense>
        {!capsules && bundles.some((b) => strandCount(model, b, selection) > 0) && (
          <Strands bundles={bundles} model={model} selection={selection} />
        )}
      </Suspense>
      <Suspense>
        {!capsules && layers.has('routes') && (
          <RouteLayer layout={layout} routes={snapshot.routes} focus={focus} dim={overlaid} />
        )}
      </Suspense>
    </>
  )
  const scene = { snapshot, help, ribbons: layers.has('ribbons'), between: gateways }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an svg is the only element that can hold the marks
    <svg
      ref={props.svgRef}
      className={styles.svg}
      role="group"
      aria-label={`Map of ${snapshot.name}`}
      aria-describedby="map-keys"
      viewBox={props.measured ? undefined : `0 0 ${layout.width} ${layout.height}`}
      style={
        props.measured
          ? undefined
          : styleOfFit({ w: layout.width, h: layout.height }, props.firstPart, props.expected)
      }
      onClick={onClick}
      onDoubleClick={(event) => props.onPressTwice(pressed.current, { x: event.clientX, y: event.clientY })}
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
        {capsules ? (
          <capsules.engine.CapsuleScene layout={capsules.layout} layers={layers} focus={focus} {...scene} />
        ) : (
          <CardScene shown={props.shown} onShowHidden={props.onShowHidden} {...scene}>
            <Suspense>
              {layers.has('leafnodes') && (
                <LeafLayer layout={layout} leafnodes={snapshot.leafnodes} held={held} />
              )}
            </Suspense>
          </CardScene>
        )}
        {props.children}
      </g>
    </svg>
  )
}

const NO_GATEWAYS: SceneHelp['gateways'] = new Map()

const heldBy = (overlays: readonly Overlay[]): ReadonlySet<string> =>
  new Set(overlays.flatMap((o) => [...o.replicas.keys()]))

function markAt(target: EventTarget): string | null {
  const mark = target instanceof Element ? target.closest('[data-mark]') : null
  return mark?.getAttribute('data-mark') ?? null
}
