'use client'
import { createContext, type ReactNode, useContext } from 'react'
import { createPortal } from 'react-dom'

/** Where the notices of all views stand; null before React has drawn it, as in the first HTML. */
export const NoticesPlace = createContext<HTMLElement | null>(null)

/** Puts the notices of a view beside those of the shell, which over the map float: none moves what one looks at. */
export function InNotices({ children }: { children: ReactNode }) {
  const place = useContext(NoticesPlace)
  return place && createPortal(children, place)
}
