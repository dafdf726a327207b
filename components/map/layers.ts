'use client'
import { useSearchParams } from 'next/navigation'
import { parseAsArrayOf, parseAsStringLiteral, useQueryState } from 'nuqs'

export const LAYERS = ['gateways', 'ribbons'] as const
export type Layer = (typeof LAYERS)[number]

const parser = parseAsArrayOf(parseAsStringLiteral(LAYERS)).withDefault([...LAYERS])

/** Layers that are drawn, kept in the address (`layers`); all when absent. */
export function useLayers(): [ReadonlySet<Layer>, (layer: Layer, on: boolean) => void] {
  const [layers, setLayers] = useQueryState('layers', parser)
  const set = (layer: Layer, on: boolean) => {
    const next = LAYERS.filter((l) => (l === layer ? on : layers.includes(l)))
    void setLayers(next.length === LAYERS.length ? null : next)
  }
  return [new Set(layers), set]
}

/** Words of the address that name no layer, and how to forget them. */
export function useUnknownLayers(): { unknown: string[]; forget: () => void } {
  // The raw text: nuqs shares one parsed value per key, and the parser leaves out what it does not know.
  const raw = useSearchParams().get('layers') ?? ''
  const [layers, setLayers] = useQueryState('layers', parser)
  const unknown = raw.split(',').filter((word) => word !== '' && !LAYERS.some((l) => l === word))
  return { unknown, forget: () => void setLayers(layers.length === 0 ? null : layers) }
}
