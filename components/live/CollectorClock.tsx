'use client'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { collectorNow, createClock } from './age'
import { useSnapshot } from './SnapshotProvider'
import { useNow, useSecond } from './useNow'

const Offset = createContext<number | null>(null)
const Second = createContext(0)

/** Learns from each arriving snapshot how far this browser's clock is from the collector's. */
export function CollectorClock({ children }: { children: ReactNode }) {
  const { at } = useSnapshot()
  const [clock] = useState(createClock)
  const [offset, setOffset] = useState<number | null>(null)
  useEffect(() => setOffset(clock.arrived(at, Date.now())), [clock, at])
  const tick = useSecond()
  // Of the last tick, though a snapshot may be newer: else ages would change with every snapshot too.
  const second = tick === 0 || offset === null ? Date.parse(at) : tick - offset
  return (
    <Offset value={offset}>
      <Second value={second}>{children}</Second>
    </Offset>
  )
}

/**
 * The collector's present time in ms, ticking twice a second; measure every age against it or against `useCollectorSecond`,
 * never against `Date.now()`.
 */
export function useCollectorNow(): number {
  const { at } = useSnapshot()
  return collectorNow(at, useNow(), useContext(Offset))
}

/** The collector's time at the last tick of one a second, in ms: for the many ages of a table, which then change together. */
export const useCollectorSecond = (): number => useContext(Second)

/** Browser clock − collector clock in ms; null before the first snapshot has arrived in this browser. */
export function useClockOffset(): number | null {
  return useContext(Offset)
}
