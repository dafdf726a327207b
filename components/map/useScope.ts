'use client'
import { useMemo } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { hasScope } from '@/lib/graph/scope'
import { topologyOf } from '@/lib/graph/topology'
import { useMapPlace } from './useMapPlace'

/** The scope of the address while it is in the present picture, else null: then the whole is shown, and a notice says why. */
export function useScope() {
  const snapshot = useSnapshot()
  const place = useMapPlace()
  const whole = useMemo(() => topologyOf(snapshot), [snapshot])
  return { place, whole, scope: place.scope && hasScope(whole, place.scope) ? place.scope : null }
}
