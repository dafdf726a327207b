'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo } from 'react'

/** What of one axis is drawn: items `first` … `end` (exclusive), and the empty space that stands for the others. */
export interface Span {
  first: number
  end: number
  before: number
  after: number
  reveal: (index: number) => void
}

interface Options {
  axis: 'x' | 'y'
  /** Size of each item in px. A new array means that sizes may have changed. */
  sizes: readonly number[]
  scroller: HTMLElement | null
  /** px before the first item; heads stick there and cover what lies under them. */
  lead: number
  /** px that sticky cells cover at the far end. */
  tail?: number
  /** Up to so many items all are drawn. */
  all: number
  /** The window moves by so many items at a time: where one item more means to draw every row anew. */
  step?: number
}

/** Window over one axis of a grid. The first HTML holds the first screenful of a large screen. */
export function useSpan({ axis, sizes, scroller, lead, tail = 0, all, step = 1 }: Options): Span {
  const enabled = sizes.length > all
  const getItemKey = useMemo(() => {
    // A new identity for new sizes: it is what makes the virtualizer measure anew.
    void sizes
    return (index: number) => index
  }, [sizes])
  const virtual = useVirtualizer({
    count: sizes.length,
    horizontal: axis === 'x',
    enabled,
    getScrollElement: () => scroller,
    estimateSize: (index) => sizes[index] ?? 0,
    getItemKey,
    overscan: axis === 'x' ? 1 : 8,
    scrollMargin: lead,
    scrollPaddingStart: lead,
    scrollPaddingEnd: tail,
    initialRect: { width: 1920, height: 1080 },
  })
  if (!enabled) return { first: 0, end: sizes.length, before: 0, after: 0, reveal: () => {} }
  const items = virtual.getVirtualItems()
  const first = Math.floor((items[0]?.index ?? 0) / step) * step
  const end = Math.min(sizes.length, Math.ceil(((items.at(-1)?.index ?? -1) + 1) / step) * step)
  return {
    first,
    end,
    before: sum(sizes, 0, first),
    after: sum(sizes, end, sizes.length),
    reveal: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  }
}

function sum(sizes: readonly number[], from: number, to: number): number {
  let total = 0
  for (let i = from; i < to; i++) total += sizes[i] ?? 0
  return total
}
