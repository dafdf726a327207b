'use client'
import { Button } from '@/components/ui/Button'
import { useSelection } from '@/components/ui/useSelection'
import type { Finding } from '@/lib/domain/model'
import type { Selection } from '@/lib/url/selection'
import styles from './FindingBody.module.css'
import { Remedy } from './Remedy'
import { ShowOnMap } from './ShowOnMap'

/** What a finding is about, where that is a thing that can be selected. */
export function subjectOf({ subject: { kind, id } }: Finding): Selection | null {
  return kind === 'supercluster' || kind === 'meta' ? null : { kind, id }
}

/** Everything a finding says: evidence and what to do. `named`: its subject stands beside it, to be selected there. */
export function FindingBody({ finding, named = false }: { finding: Finding; named?: boolean }) {
  const [, select] = useSelection()
  const subject = subjectOf(finding)
  return (
    <div className={styles.body}>
      {finding.evidence.length > 0 && (
        <ul className={styles.evidence}>
          {finding.evidence.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {finding.remedy && <Remedy text={finding.remedy} />}
      {subject && (
        <div className={styles.actions}>
          {!named && (
            <Button size="small" onClick={() => void select(subject)}>
              Select {subject.kind} <span className="mono">{subject.id}</span>
            </Button>
          )}
          <ShowOnMap selection={subject} />
        </div>
      )}
    </div>
  )
}
