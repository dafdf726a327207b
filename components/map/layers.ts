'use client'
import { parseAsArrayOf, parseAsStringLiteral, useQueryState } from 'nuqs'

/** What may be drawn or left out: the switches of the legend. The first two are on unless the address says otherwise. */
export const LAYERS = ['gateways', 'ribbons', 'routes', 'leafnodes'] as const
export type Layer = (typeof LAYERS)[number]
const USUAL: readonly Layer[] = ['gateways', 'ribbons']

const parser = parseAsArrayOf(parseAsStringLiteral(LAYERS)).withDefault([...USUAL])

/** Layers that are drawn, kept in the address (`layers`); the usual ones when absent. */
export function useLayers(): [ReadonlySet<Layer>, (layer: Layer, on: boolean) => void] {
  const [layers, setLayers] = useQueryState('layers', parser)
  const set = (layer: Layer, on: boolean) => {
    const next = LAYERS.filter((l) => (l === layer ? on : layers.includes(l)))
    const isUsual = next.length === USUAL.length && next.every((l) => USUAL.includes(l))
    void setLayers(isUsual ? null : next)
  }
  return [new Set(layers), set]
}
