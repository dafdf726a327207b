'use client'
import { FilteredOutView } from '@/components/filter/FilteredOut'
import { useSieve } from '@/components/filter/useFilter'
import { FindingBody, subjectOf } from '@/components/inspector/FindingBody'
import { SelectButton } from '@/components/inspector/SelectButton'
import { Age } from '@/components/live/Age'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { ViewState } from '@/components/shell/ViewState'
import { Chip } from '@/components/ui/Chip'
import { EmptyState } from '@/components/ui/EmptyState'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import { useSelection } from '@/components/ui/useSelection'
import { countBySeverity, findingKey, SEVERITIES, severityCount, worstFirst } from '@/lib/domain/findings'
import { clock, plural } from '@/lib/domain/format'
import type { Finding, Snapshot } from '@/lib/domain/model'
import styles from './HealthView.module.css'
import { Unknowns } from './Unknowns'

/** All findings, worst first, with evidence and remedy; what is not known is counted apart. */
export function HealthView() {
  const snapshot = useSnapshot()
  const findings = worstFirst(snapshot.findings)
  const shown = useSieve().sift('finding', findings)
  return (
    // Focusable because it scrolls, and what stands in it may hold nothing that is.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={styles.health} aria-label="Findings" tabIndex={0}>
      <Head findings={findings} />
      {findings.length > 0 ? (
        <>
          <Unknowns snapshot={snapshot} />
          {shown.kept.length === 0 && <FilteredOutView noun="finding" sifted={shown} />}
          <ol className={styles.list}>
            {shown.kept.map((f) => (
              <FindingItem key={findingKey(f)} finding={f} />
            ))}
          </ol>
        </>
      ) : (
        <ViewState>
          <Unknowns snapshot={snapshot} />
          <NoFindings snapshot={snapshot} />
        </ViewState>
      )}
    </section>
  )
}

const TONES = { critical: 'crit', warning: 'warn', info: 'info' } as const

function Head({ findings }: { findings: readonly Finding[] }) {
  const n = countBySeverity(findings)
  return (
    <header className={styles.head}>
      <h1>Health</h1>
      {SEVERITIES.filter((severity) => n[severity] > 0).map((severity) => (
        <Chip key={severity} tone={TONES[severity]}>
          <Glyph size={14}>
            <SeverityShape severity={severity} />
          </Glyph>
          {severityCount(severity, n[severity])}
        </Chip>
      ))}
    </header>
  )
}

function NoFindings({ snapshot }: { snapshot: Snapshot }) {
  return (
    <EmptyState
      title="No findings"
      reason={`No rule fires on the ${plural(snapshot.servers.length, 'server')} and ${plural(snapshot.streams.length, 'stream')} of this picture.`}
      next="What is not known is counted above and is not thereby healthy."
    />
  )
}

function FindingItem({ finding }: { finding: Finding }) {
  const [selection] = useSelection()
  const { kind, id } = finding.subject
  const subject = subjectOf(finding)
  const selected =
    (selection?.kind === kind && selection.id === id) ||
    (selection?.kind === 'finding' && selection.id === findingKey(finding))
  return (
    <li className={styles.item} data-selected={selected || undefined}>
      <Glyph size={16}>
        <SeverityShape severity={finding.severity} />
      </Glyph>
      <div>
        <h2>{finding.summary}</h2>
        <p className={styles.meta}>
          {finding.severity} · <span className="mono">{finding.code}</span> ·{' '}
          {subject && (
            <>
              {subject.kind} <SelectButton kind={subject.kind} id={subject.id} /> ·{' '}
            </>
          )}
          since <span className="mono">{clock(finding.since)}</span> UTC, for <Age at={finding.since} />
        </p>
        <FindingBody finding={finding} named />
      </div>
    </li>
  )
}
