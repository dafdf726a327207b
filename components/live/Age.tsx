'use client'
import { dateClock, duration, NOT_KNOWN } from '@/lib/domain/format'
import { ageMs } from './age'
import { useCollectorNow } from './CollectorClock'

/** How long ago, ticking: `0.8 s`, with `suffix` `0.8 s ago`; the UTC time on hover. */
export function Age({ at, suffix = '' }: { at: string | null; suffix?: string }) {
  const age = ageMs(at, useCollectorNow())
  if (at === null || age === null) return <span title="not reported">{NOT_KNOWN}</span>
  return (
    <time dateTime={at} title={`${dateClock(at)} UTC`} style={{ whiteSpace: 'nowrap' }}>
      {duration(age)}
      {suffix}
    </time>
  )
}
