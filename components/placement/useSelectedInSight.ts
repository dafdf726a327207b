'use client'
import { type RefObject, useEffect, useRef } from 'react'
import { streamKey } from '@/lib/domain/model'
import type { PlacementRow } from '@/lib/domain/placement-rows'
import { fitting, scrolledTo, stretchesOf } from '@/lib/graph/into-sight'
import type { ServerColumns } from '@/lib/graph/server-columns'
import { HEAD, LEAD, TAIL } from './sizes'

interface Grid {
  scroller: HTMLElement | null
  /** Key of the selected stream. */
  chosen: string | null
  rows: readonly PlacementRow[]
  rowSizes: readonly number[]
  columns: ServerColumns
  colSizes: readonly number[]
}

/**
 * Brings the row of a stream that was selected elsewhere (a link, another view, the palette) into sight, and the columns of its
 * replicas as far as they fit, the leader's first. Once: what is there then moves only under the hand of the user. What is
 * written into the answer was selected in the grid itself, so it is in sight.
 */
export function useSelectedInSight(grid: Grid): RefObject<string | null> {
  const seen = useRef<string | null>(null)
  const { scroller, chosen } = grid
  useEffect(() => {
    if (scroller === null || seen.current === chosen) return
    seen.current = chosen
    if (chosen !== null) bring(scroller, chosen, grid)
  })
  return seen
}

function bring(scroller: HTMLElement, chosen: string, { rows, rowSizes, columns, colSizes }: Grid) {
  const index = rows.findIndex((r) => r.kind === 'stream' && streamKey(r.stream) === chosen)
  const row = rows[index]
  if (row?.kind !== 'stream') return
  const { replicas } = row.stream
  const leaderFirst = [...replicas].sort((a, b) => Number(b.role === 'leader') - Number(a.role === 'leader'))
  const cols = leaderFirst.flatMap((r) => columns.indexOf.get(r.server) ?? [])
  const height = scroller.clientHeight - HEAD
  const width = scroller.clientWidth - LEAD.width - TAIL.width
  const y = fitting(stretchesOf(rowSizes, [index]), height)
  const x = fitting(stretchesOf(colSizes, cols), width)
  if (y) scroller.scrollTop = scrolledTo(y, scroller.scrollTop, height)
  if (x) scroller.scrollLeft = scrolledTo(x, scroller.scrollLeft, width)
}
