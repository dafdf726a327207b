'use client'
import { memo, useState } from 'react'
import { type Stream, streamKey } from '@/lib/domain/model'
import styles from './toolbar.module.css'

/** Above so many streams the list is filled when somebody turns to it: the first picture does without ten thousand options. */
const AT_ONCE = 200

/** Chooses the stream whose replicas are shown; '' is none. */
export const StreamPicker = memo(function StreamPicker({
  streams,
  chosen,
  onChoose,
}: {
  streams: readonly Stream[]
  /** Key of the chosen stream, '' when there is none. */
  chosen: string
  onChoose: (key: string) => void
}) {
  const [wanted, setWanted] = useState(false)
  const filled = wanted || streams.length <= AT_ONCE
  const keys = filled ? streams.map(streamKey).sort() : chosen === '' ? [] : [chosen]
  const accounts = new Set(streams.map((s) => s.account)).size
  const gone = chosen !== '' && !streams.some((s) => streamKey(s) === chosen)
  return (
    <label className={styles.picker}>
      <span>Stream</span>
      <select
        aria-label="Stream shown on the map"
        value={chosen}
        disabled={streams.length === 0}
        onFocus={() => setWanted(true)}
        onPointerDown={() => setWanted(true)}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">{streams.length === 0 ? 'none yet' : 'none'}</option>
        {gone && <option value={chosen}>{chosen} (gone)</option>}
        {keys.map((key) =>
          gone && key === chosen ? null : (
            <option key={key} value={key}>
              {accounts === 1 ? key.slice(key.indexOf('/') + 1) : key}
            </option>
          ),
        )}
      </select>
    </label>
  )
})
