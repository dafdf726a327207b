'use client'
import { dateClock, duration, NOT_KNOWN, wholeSeconds } from '@/lib/domain/format'
import { ageMs } from './age'
import { useCollectorNow, useCollectorSecond } from './CollectorClock'

interface AgeProps {
  at: string | null
  suffix?: string | undefined
}

/** How long ago in whole seconds, ticking once a second: `4 s`, with `suffix` `4 s ago`; the UTC time on hover. */
export function Age(props: AgeProps) {
  return <Shown {...props} age={ageMs(props.at, useCollectorSecond())} words={wholeSeconds} />
}

/** The same in tenths, ticking twice a second: for the one age that a head shows. */
export function FineAge(props: AgeProps) {
  return <Shown {...props} age={ageMs(props.at, useCollectorNow())} words={duration} />
}

function Shown({
  at,
  suffix = '',
  age,
  words,
}: AgeProps & { age: number | null; words: (ms: number) => string }) {
  if (at === null || age === null) return <span title="not reported">{NOT_KNOWN}</span>
  return (
    <time dateTime={at} title={`${dateClock(at)} UTC`} style={{ whiteSpace: 'nowrap' }}>
      {words(age)}
      {suffix}
    </time>
  )
}
