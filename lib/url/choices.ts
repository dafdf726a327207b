/** Keys of the address that hold one of a few words; the first is the default and stays out of it. See `useChoice`. */

/** `as`: the map as a picture, or as tables. */
export const MAP_FORMS = ['map', 'table'] as const
export type Form = (typeof MAP_FORMS)[number]

/** `links`: between clusters, inside them, or from what lies at their edge. */
export const LINKS = ['gateways', 'routes', 'leafnodes'] as const

/** `show`: all streams of the placement grid, or those with something wrong. */
export const SHOWN = ['all', 'affected'] as const
export type Shown = (typeof SHOWN)[number]
