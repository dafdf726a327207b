'use client'
import { Age } from '@/components/live/Age'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import { useSelection } from '@/components/ui/useSelection'
import { findingKey } from '@/lib/domain/findings'
import { count } from '@/lib/domain/format'
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
      {findings.length > most && (
        <li className={styles.more}>and {count(findings.length - most)} more in Health</li>
      )}
    </ul>
  )
}
