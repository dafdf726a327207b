import { USUAL_VIEW, type View } from '../density'

/** What is left for the map of the windows that it must hold in, beside the inspector and without it. */
export const VIEWS: readonly (readonly [string, View])[] = [
  ['a small window', { w: 700, h: 560 }],
  ['1280 × 800 beside the inspector', { w: 872, h: 624 }],
  ['1280 × 800', { w: 1208, h: 624 }],
  ['1440 × 900 beside the inspector', USUAL_VIEW],
  ['1440 × 900', { w: 1368, h: 724 }],
  ['1920 × 1080 beside the inspector', { w: 1512, h: 904 }],
  ['1920 × 1080', { w: 1848, h: 904 }],
]
