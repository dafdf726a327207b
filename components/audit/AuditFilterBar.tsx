'use client'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import { AUDITED } from '@/lib/domain/audit'
import { type AuditFilter, NO_ACCOUNT, NOBODY } from '@/lib/domain/audit-search'
import styles from './AuditFilterBar.module.css'

const OUTCOMES = [
  'created',
  'changed',
  'deleted',
  'exists',
  'refused',
  'unknown',
  'denied',
  'confirm-needed',
  'changed-meanwhile',
  'begun',
  'fault',
]

/** Which attempts are shown; all of it is in the address. */
export function AuditFilterBar({
  filter,
  people,
  onChange,
}: {
  filter: AuditFilter
  /** Who is named in what is shown. */
  people: readonly string[]
  onChange: (change: Partial<AuditFilter>) => void
}) {
  const { streams, coverage } = useSnapshot()
  const accounts = [
    ...streams.map((s) => s.account),
    ...(coverage.writes?.accounts ?? []).map((a) => a.account),
  ]
  const pick = (key: 'account' | 'what' | 'outcome' | 'who', label: string, words: readonly string[]) => {
    const value = filter[key]
    const options = [...new Set([...words, ...(value === null ? [] : [value])])]
    return (
      <select
        aria-label={label}
        value={value ?? ''}
        data-set={value !== null || undefined}
        onChange={(event) => onChange({ [key]: event.target.value || null })}
      >
        <option value="">{`any ${label.toLowerCase()}`}</option>
        {options.map((word) => (
          <option key={word}>{word}</option>
        ))}
      </select>
    )
  }
  return (
    <search className={styles.bar} aria-label="Attempts shown">
      {pick('account', 'Account', [...accounts.sort(), NO_ACCOUNT])}
      <input
        type="search"
        aria-label="Stream"
        placeholder="part of a stream’s name"
        value={filter.stream ?? ''}
        data-set={filter.stream !== null || undefined}
        onChange={(event) => onChange({ stream: event.target.value || null })}
        spellCheck={false}
      />
      {pick('what', 'Change', AUDITED)}
      {pick('outcome', 'Outcome', OUTCOMES)}
      {pick('who', 'User', [NOBODY, ...people])}
      {Object.values(filter).some((value) => value !== null) && (
        <Button
          size="small"
          onClick={() => onChange({ account: null, stream: null, what: null, outcome: null, who: null })}
        >
          Show all
        </Button>
      )}
    </search>
  )
}
