import type { ReactNode } from 'react'
import styles from './StreamCreator.module.css'

export type Step = 'describe' | 'review' | 'follow'

/** Where one is, and how far. */
export function StepsHead({ step, first, children }: { step: Step; first: string; children: ReactNode }) {
  const steps: [Step, string][] = [
    ['describe', first],
    ['review', '2 Review'],
    ['follow', '3 Follow'],
  ]
  return (
    <header className={styles.head}>
      <h1>{children}</h1>
      <ol className={styles.steps} aria-label="Steps">
        {steps.map(([id, label]) => (
          <li key={id} aria-current={id === step ? 'step' : undefined}>
            {label}
          </li>
        ))}
      </ol>
    </header>
  )
}
