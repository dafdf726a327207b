'use client'
import { useMemo } from 'react'
import type { Snapshot } from '@/lib/domain/model'
import { routePairs, strangeLeafnodes } from '@/lib/domain/route-pairs'
import type { Topology } from '@/lib/graph/topology'

/** How many routes and leafnodes there are where the map is, for the switches of their layers. */
export function useLinkCounts(
  { routes, leafnodes }: Pick<Snapshot, 'routes' | 'leafnodes'>,
  { servers }: Pick<Topology, 'servers'>,
): { routes: number; leafnodes: number } {
  const pairs = useMemo(() => routePairs(routes), [routes])
  return useMemo(() => {
    const here = new Set(servers.map((s) => s.key))
    return {
      routes: pairs.filter((p) => here.has(p.a) && here.has(p.b)).length,
      leafnodes: leafnodes
        .filter((row) => here.has(row.server))
        .reduce((sum, row) => sum + strangeLeafnodes(row), 0),
    }
  }, [pairs, leafnodes, servers])
}
