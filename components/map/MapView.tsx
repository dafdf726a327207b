'use client'
import { useMemo } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { drawsAll } from '@/lib/graph/metrics'
import { scopedTopology } from '@/lib/graph/scope'
import { tierOf } from '@/lib/graph/tiers'
import type { MapWindow } from '@/lib/url/map-window'
import { useCapsules } from './capsules/load'
import { MapBody } from './MapBody'
import { useCrowd } from './useCrowd'
import { useScope } from './useScope'

/**
 * The map with its toolbar and legend. Waits for what draws capsules where there are too many servers for cards.
 * `lastSeen`: its window when this browser last showed it; null when it never did.
 */
export function MapView({ lastSeen = null }: { lastSeen?: MapWindow | null }) {
  const snapshot = useSnapshot()
  const { place, whole, scope } = useScope()
  const topology = useMemo(() => scopedTopology(whole, scope), [whole, scope])
  const tier = tierOf(topology.servers.length)
  // biome-ignore lint/correctness/useHookAtTopLevel: `use` may stand behind a condition, and nothing else is in there
  const engine = tier === 'cards' ? null : useCapsules()
  // biome-ignore lint/correctness/useHookAtTopLevel: the same, and only where the other was not asked
  const crowd = engine ?? (drawsAll(topology) && !topology.outside?.length ? null : useCrowd())
  return <MapBody {...{ snapshot, place, whole, scope, topology, tier, engine, crowd, lastSeen }} />
}
