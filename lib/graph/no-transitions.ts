/**
 * All that d3-zoom takes of d3-transition and d3-interpolate. The map moves at once or not at all, so `next.config.js` puts
 * this in place of both packages: with their timers, easings and colours they were half of what the gestures weighed. Who
 * needs more of them (d3-scale interpolates) is told by the build, and takes the alias away.
 */

/** Ends the transition of an element: there is none. */
export function interrupt(): void {}

/** How a transition would fly from one look to another. */
export function interpolateZoom(): never {
  throw new Error('the map has no transitions')
}
