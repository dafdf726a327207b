'use client'
import styles from './DescribeForm.module.css'
import type { FormParts } from './form-context'
import { TextField } from './inputs'

const LIMITS = [
  ['maxAge', 'Max age'],
  ['maxBytes', 'Max bytes'],
  ['maxMsgs', 'Max messages'],
  ['maxMsgsPerSubject', 'Max per subject'],
  ['maxMsgSize', 'Max message size'],
  ['maxConsumers', 'Max consumers'],
] as const

/** Limits as people write them; empty is unlimited. */
export function LimitFields({ parts }: { parts: FormParts }) {
  return (
    <section aria-labelledby="limits" className={styles.section}>
      <h2 id="limits">
        Limits <span>empty means unlimited; 14d, 20GiB, 1000</span>
      </h2>
      <div className={styles.pairs}>
        {LIMITS.map(([name, label]) => (
          <TextField key={name} parts={parts} name={name} label={label} placeholder="unlimited" half />
        ))}
      </div>
    </section>
  )
}
