'use client'
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
  const { tone, shape, strong, rest, detail } = useCoverage()
  const counted = tone === 'ok' || (tone === 'warn' && strong !== 'connected')
  return (
    <button type="button" className={`${styles.pill} ${styles[tone]}`} title={detail} onClick={onOpen}>
      <Glyph>
        <StateShape state={shape} />
      </Glyph>
      <span className={styles.words}>
        <span className="visually-hidden">Coverage: </span>
        <strong>{strong}</strong>
        {counted && ' answered'}
        {rest && ` · ${rest}`}
      </span>
    </button>
  )
}
