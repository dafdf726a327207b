'use client'
import { Age } from '@/components/live/Age'
import { Button } from '@/components/ui/Button'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import { useSelection } from '@/components/ui/useSelection'
import { findingKey } from '@/lib/domain/findings'
import type { Finding } from '@/lib/domain/model'
import styles from './FindingList.module.css'

/** Findings in brief: the sentence, since when, and one click to the whole of it. */
export function FindingList({ findings, most = 5 }: { findings: readonly Finding[]; most?: number }) {
  const [, select] = useSelection()
  return (
    <ul className={styles.list}>
      {findings.slice(0, most).map((f) => (
        <li key={findingKey(f)} className={styles.item}>
          <Glyph size={14}>
            <SeverityShape severity={f.severity} />
          </Glyph>
          <div className={styles.words}>
            <button
              type="button"
              className={styles.summary}
              onClick={() => void select({ kind: 'finding', id: findingKey(f) })}
            >
              <span className="visually-hidden">{f.severity}: </span>
              {f.summary}
            </button>
            <p>
              {f.evidence[0] ? `${f.evidence[0]} · ` : ''}for <Age at={f.since} />
            </p>
          </div>
        </li>
      ))}
      {findings.length > most && <li className={styles.more}>and {findings.length - most} more in Health</li>}
    </ul>
  )
}

/** Everything a finding says: evidence and what to do. */
export function FindingBody({ finding }: { finding: Finding }) {
  const [, select] = useSelection()
  const { kind, id } = finding.subject
  return (
    <div className={styles.body}>
      {finding.evidence.length > 0 && (
        <ul className={styles.evidence}>
          {finding.evidence.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {finding.remedy && (
        <p className={styles.remedy}>
          <Coded text={finding.remedy} />
        </p>
      )}
      {kind !== 'supercluster' && kind !== 'meta' && (
        <Button size="small" onClick={() => void select({ kind, id })}>
          Select {kind} <span className="mono">{id}</span>
        </Button>
      )}
    </div>
  )
}

/** What stands between backquotes is a command, or a word of a configuration, as it is typed. */
function Coded({ text }: { text: string }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence, which have nothing else
  return text.split('`').map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))
}
