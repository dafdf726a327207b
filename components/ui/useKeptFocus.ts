import { type RefObject, useEffect, useRef } from 'react'

/**
 * A place that takes the keyboard focus when what had it goes away: without one the browser gives it to nobody, and whoever
 * uses no mouse or no screen is back at the top of the page.
 * @param step another one whenever parts are replaced
 * @param atOnce whether it takes the focus when it comes itself, too
 */
export function useKeptFocus<E extends HTMLElement>(step: unknown, atOnce = false): RefObject<E | null> {
  const place = useRef<E>(null)
  const before = useRef(atOnce ? {} : step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    if (document.activeElement === document.body) place.current?.focus()
  }, [step])
  return place
}
