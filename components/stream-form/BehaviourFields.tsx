'use client'
import { useState } from 'react'
import { Controller, type UseFormReturn } from 'react-hook-form'
import type { StreamDraft } from '@/lib/domain/stream-config/draft'
import { DISCARDS, RETENTIONS } from '@/lib/domain/stream-config/model'
import { Choice } from './Choice'
import controls from './controls.module.css'
import styles from './DescribeForm.module.css'
import { Field, fieldIds } from './Field'

const RETENTION_WORDS = { limits: 'Limits', interest: 'Interest', workqueue: 'Work queue' }
const CHECKS = [
  ['allowRollup', 'Allow roll-ups', 'A message with a roll-up header replaces all before it.'],
  ['denyDelete', 'Deny delete', 'No single message can be deleted. Cannot be undone later.'],
  ['denyPurge', 'Deny purge', 'The stream cannot be emptied. Cannot be undone later.'],
] as const

interface Props {
  form: UseFormReturn<StreamDraft>
  draft: StreamDraft
  shown: (field: keyof StreamDraft) => string | undefined
}

/** What rarely changes: closed, with its values in the heading; open by itself when something in it is wrong. */
export function BehaviourFields({ form, draft, shown }: Props) {
  const window = shown('dupeWindow')
  const behaviour = `${draft.retention} retention · discard ${draft.discard} · duplicate window ${draft.dupeWindow || '?'}`
  const advanced = CHECKS.filter(([name]) => draft[name]).map(([, label]) => label.toLowerCase())
  return (
    <div className={styles.more}>
      <Fold title="Behaviour" summary={behaviour} wrong={window !== undefined}>
        <Controller
          control={form.control}
          name="retention"
          render={({ field }) => (
            <Choice
              name="retention"
              label="Retention"
              value={field.value}
              options={RETENTIONS.map((value) => ({ value, label: RETENTION_WORDS[value] }))}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={form.control}
          name="discard"
          render={({ field }) => (
            <Choice
              name="discard"
              label="Discard"
              value={field.value}
              options={DISCARDS.map((value) => ({ value, label: value === 'old' ? 'Old' : 'New' }))}
              hint="At a limit: drop the oldest, or refuse the newest."
              onChange={field.onChange}
            />
          )}
        />
        <Field name="dupeWindow" label="Duplicate window" problem={window}>
          <input
            {...form.register('dupeWindow')}
            {...fieldIds('dupeWindow', window, false).describe}
            className={controls.input}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
      </Fold>
      <Fold
        title="Advanced"
        summary={advanced.length > 0 ? advanced.join(' · ') : 'all at default'}
        wrong={shown('denyPurge') !== undefined}
      >
        {CHECKS.map(([name, label, help]) => {
          const problem = shown(name)
          return (
            <div key={name} className={controls.check}>
              <input type="checkbox" {...form.register(name)} {...fieldIds(name, problem, true).describe} />
              <div>
                <label htmlFor={`stream-${name}`}>{label}</label>
                <small id={`stream-${name}-hint`}>{help}</small>
                {problem && (
                  <small id={`stream-${name}-problem`} className={styles.problem}>
                    {problem}
                  </small>
                )}
              </div>
            </div>
          )
        })}
      </Fold>
    </div>
  )
}

function Fold({
  title,
  summary,
  wrong,
  children,
}: {
  title: string
  summary: string
  wrong: boolean
  children: React.ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <details open={open || wrong} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        <strong>{title}</strong> <span>{summary}</span>
      </summary>
      <div className={styles.folded}>{children}</div>
    </details>
  )
}
