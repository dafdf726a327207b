'use client'
import type { BaseSyntheticEvent } from 'react'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import type { DraftProblems, StreamDraft } from '@/lib/domain/stream-config/draft'
import { lacking, oldestOf } from '@/lib/domain/stream-config/features'
import { STORAGES } from '@/lib/domain/stream-config/model'
import { nameProblem } from '@/lib/domain/stream-config/name'
import { Choice } from './Choice'
import controls from './controls.module.css'
import styles from './DescribeForm.module.css'
import { Field, fieldIds } from './Field'
import type { FormParts } from './form-context'
import { LimitFields } from './LimitFields'
import { MoreFields } from './MoreFields'
import { PlacementFields } from './PlacementFields'
import { SubjectsField } from './SubjectsField'

interface Props {
  form: UseFormReturn<StreamDraft>
  draft: StreamDraft
  problems: DraftProblems
  /** False until the saved draft has been read: what is typed before would be lost. */
  ready: boolean
  writable: string[]
  /** An existing stream is changed: its name, account and storage stay. */
  editing?: boolean
  /** Above the fields. */
  start?: React.ReactNode
  onSubmit: (event: BaseSyntheticEvent) => Promise<void>
  children: React.ReactNode
}

/** Step 1: what the stream shall be. Problems show at a field once it was left, or all when Review was asked for. */
export function DescribeForm({
  form,
  draft,
  problems,
  ready,
  writable,
  editing = false,
  start,
  onSubmit,
  children,
}: Props) {
  const snapshot = useSnapshot()
  const { streams } = snapshot
  const { touchedFields, submitCount } = form.formState
  const touched = new Map<string, unknown>(Object.entries(touchedFields))
  const shown = (field: string) =>
    submitCount > 0 || touched.get(field.split('.')[0] ?? '') ? problems[field] : undefined
  const oldest = oldestOf(snapshot)
  const parts: FormParts = { form, draft, shown, lack: (field) => lacking(field, oldest), editing }
  const inAccount = streams.filter((s) => s.account === draft.account && !(editing && s.name === draft.name))
  const copies = draft.mirror !== null || draft.sources.length > 0
  const free = !editing && draft.name !== '' && nameProblem(draft.name.trim()) === null && !problems.name
  const name = fieldIds('name', shown('name'), false)
  const overlapHint =
    draft.subjects.length === 0
      ? draft.mirror
        ? 'None: a mirror takes those of its origin.'
        : copies
          ? 'None: only what the sources bring.'
          : 'Empty: the name becomes the subject, as with the CLI.'
      : problems.subjects
        ? 'Tokens between dots; * matches one token, > the rest.'
        : inAccount.length === 0
          ? `${draft.account} has no streams that it could overlap with.`
          : `No overlap with the ${inAccount.length} ${inAccount.length === 1 ? 'stream' : 'streams'} of ${draft.account}.`
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={onSubmit}
      aria-label={editing ? 'Edit stream' : 'New stream'}
    >
      <fieldset disabled={!ready} className={styles.fields}>
        <legend className="visually-hidden">Describe the stream</legend>
        {start}
        <section aria-labelledby="basics" className={styles.section}>
          <h2 id="basics">Basics</h2>
          <Field name="account" label="Account" problem={shown('account')}>
            <select
              {...form.register('account')}
              {...fieldIds('account', shown('account'), false).describe}
              className={controls.select}
              disabled={editing}
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
              readOnly={editing}
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
                options={STORAGES.map((value) => ({
                  value,
                  label: value === 'file' ? 'File' : 'Memory',
                  disabled: editing && value !== field.value,
                }))}
                hint={editing ? 'The storage of a stream cannot be changed.' : undefined}
                problem={shown('storage')}
                onChange={field.onChange}
              />
            )}
          />
        </section>
        <PlacementFields parts={parts} />
        <LimitFields parts={parts} />
        <MoreFields parts={parts} problems={problems} />
      </fieldset>
      <div className={styles.footer}>{children}</div>
    </form>
  )
}
