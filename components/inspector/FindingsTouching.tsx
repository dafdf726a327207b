'use client'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { findingsTouching } from '@/lib/domain/findings'
import { count } from '@/lib/domain/format'
import type { SelectionKind } from '@/lib/url/selection'
import { FindingList } from './FindingList'
import panel from './Panel.module.css'
import { Section } from './Section'

/** Findings about the selection or what it stands on. */
export function FindingsTouching({ kind, id, what }: { kind: SelectionKind; id: string; what: string }) {
  const findings = findingsTouching(useSnapshot(), kind, id)
  return (
    <Section
      title="Findings"
      aside={findings.length > 0 ? `${count(findings.length)} on ${what}` : undefined}
    >
      {findings.length > 0 ? (
        <FindingList findings={findings} />
      ) : (
        <p className={panel.small}>None on {what}.</p>
      )}
    </Section>
  )
}
