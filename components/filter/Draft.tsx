'use client'
import { useDeferredValue, useMemo } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { sieveOf } from '@/lib/domain/query/sift'
import { parseFilter } from '@/lib/url/filter'
import { quoted } from '@/lib/url/quoted'
import { countWords, siftedOf } from './counts'
import styles from './FindBox.module.css'
import { useFilteredKinds } from './useFilteredKinds'

/** What Enter would do with the text that is being typed, or why it cannot be read. */
export function Draft({ id, text }: { id: string; text: string }) {
  const snapshot = useSnapshot()
  const kinds = useFilteredKinds()
  const read = useDeferredValue(text)
  const words = useMemo(() => {
    const { query, problem } = parseFilter(read)
    if (problem) return { problem: `${quoted(problem.part)}: ${problem.reason}` }
    if (query === null) return { found: '' }
    const sieve = sieveOf(snapshot, { find: query, hide: null })
    return { found: kinds.map((kind) => countWords(kind, siftedOf(sieve, snapshot, kind))).join(' · ') }
  }, [read, snapshot, kinds])
  return (
    <p id={id} role="status" className={styles.draft} data-problem={'problem' in words || undefined}>
      {words.problem ?? (words.found && `${words.found} · Enter finds, Alt+Enter hides`)}
    </p>
  )
}
