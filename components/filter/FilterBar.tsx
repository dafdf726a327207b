'use client'
import { usePathname } from 'next/navigation'
import { type ReactNode, useMemo } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { useScope } from '@/components/map/useScope'
import { InNotices } from '@/components/shell/Notices'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { printTerm } from '@/lib/domain/query/print'
import type { Query } from '@/lib/domain/query/term'
import { type FilterText, parseFilter, serializeFilter } from '@/lib/url/filter'
import { quoted } from '@/lib/url/quoted'
import { countsIn } from './counts'
import styles from './FilterBar.module.css'
import { useFilter, useSieve } from './useFilter'
import { useFilteredKinds } from './useFilteredKinds'

type Which = 'find' | 'hide'

/**
 * What is looked for and left out, how much of the view that is, and the way back; `instead` when neither can be read. In a
 * toolbar it takes no height of its own.
 */
export function FilterBar({ inToolbar, instead }: { inToolbar: boolean; instead: ReactNode }) {
  const { setFilter, ...text } = useFilter()
  const find = parseFilter(text.find)
  const hide = parseFilter(text.hide)
  const notices = (['find', 'hide'] as const).map((which) => (
    <FilterNotice
      key={which}
      which={which}
      filter={which === 'find' ? find : hide}
      onDismiss={() => setFilter({ [which]: null })}
    />
  ))
  return (
    <>
      {inToolbar ? <InNotices>{notices}</InNotices> : notices}
      {find.query || hide.query ? (
        <section className={inToolbar ? styles.inline : styles.bar} aria-label="Find and hide" data-filter="">
          <div className={styles.asked}>
            {find.query && (
              <Terms
                which="find"
                query={find.query}
                onChange={(q) => setFilter({ find: serializeFilter(q) })}
              />
            )}
            {hide.query && (
              <Terms
                which="hide"
                query={hide.query}
                onChange={(q) => setFilter({ hide: serializeFilter(q) })}
              />
            )}
          </div>
          <Counts />
          <Button size="small" onClick={() => setFilter({ find: null, hide: null })}>
            Clear
          </Button>
        </section>
      ) : (
        instead
      )}
    </>
  )
}

function Terms({ which, query, onChange }: { which: Which; query: Query; onChange: (next: Query) => void }) {
  return (
    <div className={styles.terms}>
      <span id={`terms-${which}`}>{which}</span>
      <ul aria-labelledby={`terms-${which}`}>
        {query.map(printTerm).map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a term has no identity but its place, and two may be the same
          <li key={at}>
            <button
              type="button"
              className={styles.term}
              data-which={which}
              aria-label={`Remove ${text} from ${which}`}
              title={`Remove ${text} from ${which}`}
              onClick={() => onChange(query.filter((_, i) => i !== at))}
            >
              <span>{text}</span>
              <svg aria-hidden="true" width="8" height="8" viewBox="0 0 8 8">
                <path d="M1 1 7 7 M7 1 1 7" stroke="currentColor" strokeWidth="1.5" />
              </svg>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Said again only when a count changes. */
function Counts() {
  const sieve = useSieve()
  const snapshot = useSnapshot()
  const kinds = useFilteredKinds()
  const { scope } = useScope()
  // Only the map, and its tables, are narrowed.
  const narrowed = usePathname() === '/map' ? scope : null
  const said = useMemo(() => countsIn(sieve, snapshot, narrowed, kinds), [sieve, snapshot, narrowed, kinds])
  const words = kinds.length > 0 ? said : 'This page is shown whole; the other views are filtered.'
  return (
    <p role="status" className={styles.counts} title={words}>
      {words}
    </p>
  )
}

/** A query that cannot be read filters nothing, and says so; its text stays in the address until it is dismissed. */
function FilterNotice({
  which,
  filter,
  onDismiss,
}: {
  which: Which
  filter: FilterText
  onDismiss: () => void
}) {
  const { text, problem } = filter
  if (problem === null) return null
  return (
    <Notice
      severity="warning"
      title={`The address asks to ${which} ${quoted(text)}, which cannot be read`}
      onDismiss={onDismiss}
    >
      In {quoted(problem.part)}, at character {problem.at + 1}: {problem.reason}. Nothing is{' '}
      {PARTICIPLE[which]} by it. Terms read like cluster=xr, tag:az=1, server~rg2, lag&gt;0 or !healthy.
    </Notice>
  )
}

const PARTICIPLE = { find: 'picked out', hide: 'hidden' }
