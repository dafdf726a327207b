'use client'
import { useMemo } from 'react'
import type { Snapshot } from '@/lib/domain/model'
import { routePairs, strangeLeafnodes } from '@/lib/domain/route-pairs'

/** How many routes and leafnodes there are, for the switches of their layers. */
export function useLinkCounts({ routes, leafnodes }: Snapshot): { routes: number; leafnodes: number } {
  return useMemo(
    () => ({
      routes: routePairs(routes).length,
      leafnodes: leafnodes.reduce((sum, row) => sum + strangeLeafnodes(row), 0),
    }),
    [routes, leafnodes],
  )
}
