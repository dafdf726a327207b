import type { ReactNode } from 'react'
import { Age } from '@/components/live/Age'
import { NOT_KNOWN } from '@/lib/domain/format'
import styles from './Facts.module.css'

/** One fact: its term, what is shown (null when not known), and the exact value or the reason on hover. */
export interface Fact {
  term: string
  value: ReactNode | null
  title?: string
  /** Words in Inter instead of mono. */
  words?: boolean
}

interface FactsProps {
  title: string
  facts: readonly Fact[]
  missing: string
  /** When they were told (ISO 8601), where facts of several ages stand side by side. */
  at?: string | null
}

/** A titled list of facts. What is not known shows "–"; why is said on hover, and below where the reason is common. */
export function Facts({ title, facts, missing, at }: FactsProps) {
  const lacks = facts.some((f) => f.value === null && f.title === undefined)
  return (
    <section className={styles.panel} aria-label={title}>
      <h2>{title}</h2>
      {at !== undefined && (
        <span className={styles.age}>
          <Age at={at} suffix=" ago" />
        </span>
      )}
      <dl>
        {facts.map((f, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is fixed, and a term may repeat (Replica)
          <div key={`${f.term}/${i}`}>
            <dt>{f.term}</dt>
            <dd data-words={f.words} title={f.value === null ? (f.title ?? missing) : f.title}>
              {f.value ?? NOT_KNOWN}
            </dd>
          </div>
        ))}
      </dl>
      {lacks && <p className={styles.missing}>{`${NOT_KNOWN} ${missing}`}</p>}
    </section>
  )
}

/** Panels of facts side by side, as many as fit. */
export function FactGrid({ children }: { children: ReactNode }) {
  return <div className={styles.grid}>{children}</div>
}

/** Several values, one a line. */
export function Lines({ of }: { of: readonly string[] }) {
  return (
    <>
      {of.map((line) => (
        <span key={line} className={styles.line}>
          {line}
        </span>
      ))}
    </>
  )
}
