import { useMemo } from 'react'
import type { Snapshot } from '@/lib/domain/model'
import { type RoutePair, routePairs } from '@/lib/domain/route-pairs'
import { tallyRoutes } from '@/lib/domain/route-tally'
import { WIDE } from '@/lib/graph/capsules/inside'
import type { CapsuleLayout } from '@/lib/graph/capsules/types'
import type { Layer } from '../layers'
import type { Overlay } from '../overlays'
import type { CapsuleNote } from './note'
import { notesOf } from './notes-of'

export type Notes = ReadonlyMap<string, readonly CapsuleNote[]>

/** The routes, while their layer is on, and the notes of the capsules: inside of those that hold them, under the others. */
export function useNotes(
  layout: CapsuleLayout,
  { routes, leafnodes }: Pick<Snapshot, 'routes' | 'leafnodes'>,
  overlays: readonly Overlay[],
  layers: ReadonlySet<Layer>,
): { pairs: readonly RoutePair[]; inside: Notes; under: Notes } {
  const pairs = useMemo(() => (layers.has('routes') ? routePairs(routes) : []), [layers, routes])
  const leaves = layers.has('leafnodes') ? leafnodes : null
  return useMemo(() => {
    const capsuleOf = new Map(layout.capsules.flatMap((c) => c.keys.map((key) => [key, c.id] as const)))
    const all = notesOf(layout, {
      overlays,
      routes: pairs.length > 0 ? tallyRoutes(pairs, (server) => capsuleOf.get(server)) : null,
      leafnodes: leaves,
    })
    const wide = new Set(layout.capsules.flatMap((c) => (c.w >= WIDE ? [c.id] : [])))
    const split = (isIn: boolean) => new Map([...all].filter(([id]) => wide.has(id) === isIn))
    return { pairs, inside: split(true), under: split(false) }
  }, [layout, overlays, pairs, leaves])
}
