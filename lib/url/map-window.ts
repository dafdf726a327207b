/** The window of the map as it was last seen, px, kept in a cookie so that the first HTML is drawn for it and nothing moves. */
export interface MapWindow {
  w: number
  h: number
}

export const MAP_WINDOW_COOKIE = 'map-window'

/** No screen is smaller or larger; a cookie that says so was not ours. */
const LEAST = 100
const MOST = 16_000

/** `1032x724`; null for anything else. */
export function parseMapWindow(text: string | undefined): MapWindow | null {
  const [, w, h] = (/^(\d{1,5})x(\d{1,5})$/.exec(text ?? '') ?? []).map(Number)
  const isSize = (n: number | undefined): n is number => n !== undefined && n >= LEAST && n <= MOST
  return isSize(w) && isSize(h) ? { w, h } : null
}

export const serializeMapWindow = ({ w, h }: MapWindow): string => `${Math.round(w)}x${Math.round(h)}`
