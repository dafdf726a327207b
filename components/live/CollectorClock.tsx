'use client'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { type Clock, collectorNow, createClock } from './age'
import { useSnapshot, useSnapshotStore } from './SnapshotProvider'
import { useNow, useSecond } from './useNow'

// The clock and not what it says: a context that changes takes down what of the first HTML still waits for its code. Whoever
// reads it ticks, and so reads it anew.
const Collector = createContext<Clock | null>(null)

/** Learns from each arriving snapshot how far this browser's clock is from the collector's. */
export function CollectorClock({ children }: { children: ReactNode }) {
  const { at } = useSnapshot()
  const [clock] = useState(createClock)
  useEffect(() => void clock.arrived(at, Date.now()), [clock, at])
  return <Collector value={clock}>{children}</Collector>
}

/**
 * The collector's present time in ms, ticking twice a second; measure every age against it or against `useCollectorSecond`,
 * never against `Date.now()`.
 */
export function useCollectorNow(): number {
  const { at } = useSnapshot()
  return collectorNow(at, useNow(), useClockOffset())
}

/**
 * The collector's time at the last tick of one a second, in ms: for the many ages of a table, which then change together, and
 * not with every snapshot. While the first HTML is hydrated it is the time of its snapshot.
 */
export function useCollectorSecond(): number {
  const { first } = useSnapshotStore()
  const tick = useSecond()
  const offset = useClockOffset()
  return tick === 0 || offset === null ? Date.parse(first().at) : tick - offset
}

/** Browser clock − collector clock in ms; null before the first snapshot has arrived in this browser. */
export function useClockOffset(): number | null {
  return useContext(Collector)?.offset() ?? null
}
