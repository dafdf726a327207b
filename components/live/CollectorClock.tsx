'use client'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { collectorNow, createClock } from './age'
import { useSnapshot } from './SnapshotProvider'
import { useNow } from './useNow'

const Offset = createContext<number | null>(null)

/** Learns from each arriving snapshot how far this browser's clock is from the collector's. */
export function CollectorClock({ children }: { children: ReactNode }) {
  const { at } = useSnapshot()
  const [clock] = useState(createClock)
  const [offset, setOffset] = useState<number | null>(null)
  useEffect(() => setOffset(clock.arrived(at, Date.now())), [clock, at])
  return <Offset value={offset}>{children}</Offset>
}

/** The collector's present time in ms, ticking twice a second; measure every age against it, never against `Date.now()`. */
export function useCollectorNow(): number {
  const { at } = useSnapshot()
  return collectorNow(at, useNow(), useContext(Offset))
}

/** Browser clock − collector clock in ms; null before the first snapshot has arrived in this browser. */
export function useClockOffset(): number | null {
  return useContext(Offset)
}
