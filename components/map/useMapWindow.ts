'use client'
import { useEffect } from 'react'
import { USUAL_VIEW, type View } from '@/lib/graph/density'
import { MAP_WINDOW_COOKIE, serializeMapWindow } from '@/lib/url/map-window'

const YEAR = 365 * 24 * 60 * 60

/**
 * The window that the map is drawn for before it is measured (`size` null): as this browser last showed it, else a usual one.
 * The size is kept for the next time, so that the first HTML is drawn where the browser then draws it.
 */
export function useMapWindow(lastSeen: View | null, size: View | null): View {
  useEffect(() => {
    if (!size) return
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we support and on plain HTTP
    document.cookie = `${MAP_WINDOW_COOKIE}=${serializeMapWindow(size)}; path=/; max-age=${YEAR}; samesite=lax`
  }, [size])
  return lastSeen ?? USUAL_VIEW
}
