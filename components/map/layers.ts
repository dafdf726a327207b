'use client'
import { useSearchParams } from 'next/navigation'
import { createParser, useQueryState } from 'nuqs'
import { useCallback } from 'react'
import {
  LAYERS,
  type Layer,
  parseLayers,
  serializeLayers,
  USUAL_LAYERS,
  unknownLayers,
} from '@/lib/url/layers'

export type { Layer } from '@/lib/url/layers'

const parser = createParser<Layer[]>({
  parse: parseLayers,
  serialize: serializeLayers,
  eq: (a, b) => serializeLayers(a) === serializeLayers(b),
})
  .withDefault([...USUAL_LAYERS])
  .withOptions({ history: 'push' })

/** Layers that are drawn, kept in the address (`layers`); the usual ones when absent. Back undoes a switch. */
export function useLayers(): [readonly Layer[], (layer: Layer, on: boolean) => void] {
  const [layers, setLayers] = useQueryState('layers', parser)
  const set = useCallback(
    (layer: Layer, on: boolean) =>
      void setLayers((now) => {
        const next = LAYERS.filter((l) => (l === layer ? on : now.includes(l)))
        return serializeLayers(next) === serializeLayers(USUAL_LAYERS) ? null : next
      }),
    [setLayers],
  )
  return [layers, set]
}

/** Words of the address that name no layer, and how to forget them. */
export function useUnknownLayers(): { unknown: string[]; forget: () => void } {
  // The raw text: nuqs shares one parsed value per key, and the parser leaves out what it does not know.
  const raw = useSearchParams().get('layers') ?? ''
  const [layers, setLayers] = useQueryState('layers', parser)
  return { unknown: unknownLayers(raw), forget: () => void setLayers(layers) }
}
