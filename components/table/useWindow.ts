'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useState } from 'react'
import { useScroller } from './TableScroller'

export const ROW_HEIGHT = 28
/** From here on only the rows in sight are in the document. */
const VIRTUAL_FROM = 100

/** Which rows to draw, and the empty space that stands for the others. The first HTML holds the first screenful. */
export function useWindow(count: number, table: HTMLElement | null) {
  const scroller = useScroller()
  const enabled = count > VIRTUAL_FROM
  const [scrollMargin, setScrollMargin] = useState(ROW_HEIGHT)
  useLayoutEffect(() => {
    if (!enabled || !scroller || !table) return
    const top = table.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
    setScrollMargin(Math.round(top) + ROW_HEIGHT)
  }, [enabled, scroller, table])
  const virtual = useVirtualizer({
    count,
    enabled,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin,
    scrollPaddingStart: ROW_HEIGHT,
    scrollPaddingEnd: ROW_HEIGHT,
    initialRect: { width: 1440, height: 1080 },
  })
  if (!enabled) return { first: 0, end: count, before: 0, after: 0, reveal: () => {} }
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const end = (items.at(-1)?.index ?? -1) + 1
  return {
    first,
    end,
    before: first * ROW_HEIGHT,
    after: (count - end) * ROW_HEIGHT,
    reveal: (index: number) => virtual.scrollToIndex(index),
  }
}
