'use client'
import { type BaseSyntheticEvent, useRef } from 'react'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import type { DraftProblems, StreamDraft } from '@/lib/domain/stream-config/draft'
import { STORAGES } from '@/lib/domain/stream-config/model'
import { nameProblem } from '@/lib/domain/stream-config/name'
import { BehaviourFields } from './BehaviourFields'
import { Choice } from './Choice'
import controls from './controls.module.css'
import styles from './DescribeForm.module.css'
import { Field, fieldIds } from './Field'
import { LimitFields } from './LimitFields'
import { PlacementFields } from './PlacementFields'
import { SubjectsField } from './SubjectsField'

interface Props {
  form: UseFormReturn<StreamDraft>
  draft: StreamDraft
  problems: DraftProblems
  /** False until the saved draft has been read: what is typed before would be lost. */
  ready: boolean
  writable: string[]
  onSubmit: (event: BaseSyntheticEvent) => Promise<void>
  children: React.ReactNode
}

/** Step 1: what the stream shall be. Problems show at a field once it was left, or all when Review was asked for. */
export function DescribeForm({ form, draft, problems, ready, writable, onSubmit, children }: Props) {
  const { streams } = useSnapshot()
  const { touchedFields, submitCount } = form.formState
  const shown = (field: keyof StreamDraft) =>
    submitCount > 0 || touchedFields[field] ? problems[field] : undefined
  const fieldset = useRef<HTMLFieldSetElement>(null)
  const inAccount = streams.filter((s) => s.account === draft.account)
  const free = draft.name !== '' && nameProblem(draft.name.trim()) === null && !problems.name
  const name = fieldIds('name', shown('name'), false)
  const overlapHint =
    draft.subjects.length === 0
      ? 'Empty: the name becomes the subject, as with the CLI.'
      : problems.subjects
        ? 'Tokens between dots; * matches one token, > the rest.'
        : inAccount.length === 0
          ? `${draft.account} has no streams that it could overlap with.`
          : `No overlap with the ${inAccount.length} ${inAccount.length === 1 ? 'stream' : 'streams'} of ${draft.account}.`
  return (
    <form className={styles.form} noValidate onSubmit={onSubmit} aria-label="New stream">
      <fieldset ref={fieldset} disabled={!ready} className={styles.fields}>
        <legend className="visually-hidden">Describe the stream</legend>
        <section aria-labelledby="basics" className={styles.section}>
          <h2 id="basics">Basics</h2>
          <Field name="account" label="Account" problem={shown('account')}>
            <select
              {...form.register('account')}
              {...fieldIds('account', shown('account'), false).describe}
              className={controls.select}
            >
              {writable.map((account) => (
                <option key={account}>{account}</option>
              ))}
            </select>
          </Field>
          <Field
            name="name"
            label="Name"
            problem={shown('name')}
            aside={free && <span className={styles.free}>free in {draft.account}</span>}
          >
            <input
              {...form.register('name')}
              {...name.describe}
              className={controls.input}
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
          <Controller
            control={form.control}
            name="subjects"
            render={({ field }) => (
              <SubjectsField
                value={field.value}
                problem={shown('subjects')}
                hint={overlapHint}
                inputRef={field.ref}
                onChange={field.onChange}
                onBlur={field.onBlur}
              />
            )}
          />
          <Field name="description" label="Description" problem={shown('description')}>
            <input
              {...form.register('description')}
              {...fieldIds('description', shown('description'), false).describe}
              className={controls.input}
              autoComplete="off"
            />
          </Field>
          <Controller
            control={form.control}
            name="storage"
            render={({ field }) => (
              <Choice
                name="storage"
                label="Storage"
                value={field.value}
                options={STORAGES.map((value) => ({ value, label: value === 'file' ? 'File' : 'Memory' }))}
                onChange={field.onChange}
              />
            )}
          />
        </section>
        <PlacementFields form={form} draft={draft} />
        <LimitFields form={form} shown={shown} />
        <BehaviourFields form={form} draft={draft} shown={shown} />
      </fieldset>
      <div className={styles.footer}>{children}</div>
    </form>
  )
}
