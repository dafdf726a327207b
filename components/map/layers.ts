'use client'
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
