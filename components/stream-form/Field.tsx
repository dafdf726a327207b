import type { ReactNode } from 'react'
import styles from './Field.module.css'

/** Ids that tie a control to its words: spread `describe` on the control. */
export function fieldIds(name: string, problem: string | undefined, hint: boolean) {
  const id = `stream-${name}`
  const described = [problem ? `${id}-problem` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ')
  return {
    id,
    describe: {
      id,
      'aria-invalid': problem ? true : undefined,
      'aria-describedby': described === '' ? undefined : described,
    },
  }
}

interface Props {
  name: string
  label: string
  problem: string | undefined
  hint?: ReactNode
  /** Right of the control. */
  aside?: ReactNode
  /** Two of them share a row. */
  half?: boolean
  children: ReactNode
}

/** A label, its control, and below it what is wrong or what to know. */
export function Field({ name, label, problem, hint, aside, half, children }: Props) {
  const { id } = fieldIds(name, problem, hint !== undefined)
  return (
    <div className={half ? styles.half : styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.control}>
        <div className={styles.row}>
          {children}
          {aside}
        </div>
        <Words id={id} problem={problem} hint={hint} />
      </div>
    </div>
  )
}

/** The same for a set of controls that share one name. */
export function FieldGroup({ name, label, problem, hint, children }: Omit<Props, 'aside' | 'half'>) {
  const { id, describe } = fieldIds(name, problem, hint !== undefined)
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a name
    <div
      role={['tags', 'exclude', 'metadata', 'unknown'].includes(name) ? 'group' : 'radiogroup'}
      aria-labelledby={`${id}-label`}
      aria-describedby={describe['aria-describedby']}
      className={styles.field}
    >
      <span id={`${id}-label`} className={styles.label}>
        {label}
      </span>
      <div className={styles.control}>
        {children}
        <Words id={id} problem={problem} hint={hint} />
      </div>
    </div>
  )
}

function Words({ id, problem, hint }: { id: string; problem: string | undefined; hint: ReactNode }) {
  return (
    <>
      {problem && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </>
  )
}
