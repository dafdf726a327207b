import type { ReactNode } from 'react'
import styles from './StreamCreator.module.css'

const STEPS = ['describe', 'review', 'follow'] as const
export type Step = (typeof STEPS)[number]

/** Where one is, and how far. */
export function StepsHead({
  step,
  names,
  children,
}: {
  step: Step
  names: readonly string[]
  children: ReactNode
}) {
  return (
    <header className={styles.head}>
      <h1>{children}</h1>
      <ol className={styles.steps} aria-label="Steps">
        {names.map((name, i) => (
          <li key={name} aria-current={STEPS[i] === step ? 'step' : undefined}>
            {name}
          </li>
        ))}
      </ol>
    </header>
  )
}
