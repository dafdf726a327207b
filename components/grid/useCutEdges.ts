'use client'
import { useEffect, useState } from 'react'

/** At which sides of a scroller there is more to see: `left`, `right`, both with a blank between, or nothing. */
export type CutEdges = '' | 'left' | 'right' | 'left right'

/** Follows the scroller and its size. `content`: a new value means that its content may have got another width. */
export function useCutEdges(scroller: HTMLElement | null, content: number): CutEdges {
  const [cut, setCut] = useState<CutEdges>('')
  useEffect(() => {
    if (scroller === null) return
    void content
    const look = () => setCut(edgesOf(scroller))
    // It tells the first size too, so this looks at once.
    const observer = new ResizeObserver(look)
    observer.observe(scroller)
    scroller.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      scroller.removeEventListener('scroll', look)
    }
  }, [scroller, content])
  return cut
}

function edgesOf({ scrollLeft, scrollWidth, clientWidth }: HTMLElement): CutEdges {
  const left = scrollLeft > 0
  // Sizes are rounded, places of a scroller are not: less than a pixel is nothing.
  const right = scrollLeft + clientWidth < scrollWidth - 1
  return left ? (right ? 'left right' : 'left') : right ? 'right' : ''
}
