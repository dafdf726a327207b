'use client'
import { useId } from 'react'
import { useClockOffset, useCollectorNow } from '@/components/live/CollectorClock'
import { useLiveStatus, useSnapshot } from '@/components/live/SnapshotProvider'
import { Glyph, StateShape } from '@/components/ui/Glyph'
import styles from './CoveragePill.module.css'
import { type CoverageLine, coverageLine } from './coverage'

/** The present line of the coverage pill. */
export function useCoverage(): CoverageLine {
  const offset = useClockOffset() ?? 0
  return coverageLine(useSnapshot(), useLiveStatus(), useCollectorNow(), (ms) => ms - offset)
}

/** How sure the picture is: who answered, how long ago, who did not. Leads to the coverage of the whole supercluster. */
export function CoveragePill({ onOpen }: { onOpen: () => void }) {
  const { tone, shape, strong, rest, quiet = rest, detail } = useCoverage()
  const counted = tone === 'ok' || (tone === 'warn' && strong !== 'connected')
  const known = `${strong}${counted ? ' answered' : ''}`
  const id = useId()
  return (
    <button
      type="button"
      className={`${styles.pill} ${styles[tone]}`}
      title={detail}
      // A name that ticks would be read again and again: the age is in the description.
      aria-label={`Coverage: ${[known, quiet].filter(Boolean).join(' · ')}`}
      aria-describedby={id}
      onClick={onOpen}
    >
      <Glyph>
        <StateShape state={shape} />
      </Glyph>
      <span className={styles.words}>
        <strong>{strong}</strong>
        {counted && ' answered'}
        {rest && ` · ${rest}`}
      </span>
      <span id={id} hidden>
        {rest !== quiet && `${rest}. `}
        {detail}
      </span>
    </button>
  )
}
