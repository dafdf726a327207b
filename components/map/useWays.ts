'use client'
import type { RefObject } from 'react'
import type { useSelection } from '@/components/ui/useSelection'
import { above, type Scope } from '@/lib/domain/scope'
import type { PanZoom } from '@/lib/graph/pan-zoom'
import { hasScope } from '@/lib/graph/scope'
import type { Topology } from '@/lib/graph/topology'
import { serializeScope } from '@/lib/url/scope'
import { parseSelection } from '@/lib/url/selection'
import { partOf } from './scopeAt'
import type { Drawing } from './useDrawing'
import type { useMapPlace } from './useMapPlace'

/** Where presses, keys and the breadcrumb lead: to a selection, into a region or an AZ, and up again. */
export function useWays({
  drawing,
  place,
  whole,
  scope,
  selected: [selection, setSelection],
  panZoom,
  svgRef,
}: {
  drawing: Drawing
  place: ReturnType<typeof useMapPlace>
  whole: Topology
  scope: Scope | null
  selected: ReturnType<typeof useSelection>
  panZoom: PanZoom | null
  svgRef: RefObject<SVGSVGElement | null>
}) {
  const { capsules, layout } = drawing
  const lookAnew = () => panZoom?.reset({ w: layout.width, h: layout.height })
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
  const open =
    capsules !== null && place.open !== null && capsules.layout.opened.has(place.open) ? place.open : null
  const isElsewhere = selection !== null && !(selection.kind === 'region' && selection.id === open)
  return {
    /** The region that is opened in place. */
    open,
    setScope,
    lookAnew,
    press,
    reach,
    /** What Esc does; null while something else is let go first, or the map is whole. */
    up:
      (open === null && scope === null) || isElsewhere
        ? null
        : () => (open !== null ? setOpen(null) : setScope(scope && above(scope))),
  }
}
