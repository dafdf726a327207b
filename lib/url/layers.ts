/** What may be drawn on the map or left out: the switches of the legend. In the order of the legend, which goes down first. */
export const LAYERS = ['gateways', 'routes', 'ribbons', 'leafnodes'] as const
export type Layer = (typeof LAYERS)[number]
/** On unless the address says otherwise. */
export const USUAL_LAYERS: readonly Layer[] = ['gateways', 'ribbons']

/** The `layers` key of the address, e.g. `gateways,routes`; an empty text draws none. null when none of its words is a layer. */
export function parseLayers(text: string): Layer[] | null {
  const words = text.split(',').filter((word) => word !== '')
  const known = LAYERS.filter((layer) => words.includes(layer))
  return words.length > 0 && known.length === 0 ? null : known
}

/** Words of the key that name no layer. */
export const unknownLayers = (text: string): string[] =>
  text.split(',').filter((word) => word !== '' && !LAYERS.some((layer) => layer === word))

export const serializeLayers = (layers: readonly Layer[]): string => layers.join(',')
