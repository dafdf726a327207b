'use client'
import { useCollectorSecond } from '@/components/live/CollectorClock'
import { age } from './words'

/** Age that ticks, by the collector's clock. */
export const useAge = (since: string | null): string => age(since, useCollectorSecond())
