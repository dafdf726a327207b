'use client'
import type { UseFormReturn } from 'react-hook-form'
import type { StreamDraft } from '@/lib/domain/stream-config/draft'
import controls from './controls.module.css'
import styles from './DescribeForm.module.css'
import { Field, fieldIds } from './Field'

const LIMITS = [
  ['maxAge', 'Max age'],
  ['maxBytes', 'Max bytes'],
  ['maxMsgs', 'Max messages'],
  ['maxMsgsPerSubject', 'Max per subject'],
  ['maxMsgSize', 'Max message size'],
  ['maxConsumers', 'Max consumers'],
] as const

/** Limits as people write them; empty is unlimited. */
export function LimitFields({
  form,
  shown,
}: {
  form: UseFormReturn<StreamDraft>
  shown: (field: keyof StreamDraft) => string | undefined
}) {
  return (
    <section aria-labelledby="limits" className={styles.section}>
      <h2 id="limits">
        Limits <span>empty means unlimited; 14d, 20GiB, 1000</span>
      </h2>
      <div className={styles.pairs}>
        {LIMITS.map(([name, label]) => (
          <Field key={name} name={name} label={label} problem={shown(name)} half>
            <input
              {...form.register(name)}
              {...fieldIds(name, shown(name), false).describe}
              className={controls.input}
              placeholder="unlimited"
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
        ))}
      </div>
    </section>
  )
}
