'use client'
import { Controller } from 'react-hook-form'
import { PERSIST_MODES } from '@/lib/domain/stream-config/model'
import { Choice } from './Choice'
import type { FormParts } from './form-context'
import { CheckField, TextField } from './inputs'
import { MetadataField } from './MetadataField'
import { UnknownFields } from './UnknownFields'

/** Protection, access, storage, and what else there is. */
export function AdvancedFields({ parts }: { parts: FormParts }) {
  const { form, shown, lack, editing, draft } = parts
  const noModes = lack('persist_mode')
  const undo = (set: boolean) => (editing && set ? 'Cannot be undone.' : undefined)
  return (
    <>
      <CheckField
        parts={parts}
        name="denyDelete"
        label="Deny delete"
        hint="No single message can be deleted. Cannot be undone later."
        locked={undo(form.formState.defaultValues?.denyDelete === true)}
      />
      <CheckField
        parts={parts}
        name="denyPurge"
        label="Deny purge"
        hint="The stream cannot be emptied. Cannot be undone later."
        locked={undo(form.formState.defaultValues?.denyPurge === true)}
      />
      <CheckField
        parts={parts}
        name="allowDirect"
        label="Allow direct access"
        hint="Single messages are read from any replica, without its leader."
      />
      <Controller
        control={form.control}
        name="persistMode"
        render={({ field }) => (
          <Choice
            name="persistMode"
            label="Writing"
            value={field.value}
            options={PERSIST_MODES.map((value) => ({
              value,
              label: value === 'default' ? 'Default' : 'Asynchronous',
              disabled: value !== field.value && (editing || (value === 'async' && noModes !== null)),
            }))}
            hint={
              noModes ??
              'Asynchronous: faster, and the last messages may be lost in a crash. R1 and files only.'
            }
            problem={shown('persistMode')}
            onChange={field.onChange}
          />
        )}
      />
      {editing ? null : (
        <TextField
          parts={parts}
          name="firstSeq"
          label="First sequence"
          placeholder="1"
          hint="The number of the first message."
          feature="first_seq"
        />
      )}
      <Controller
        control={form.control}
        name="metadata"
        render={({ field }) => (
          <MetadataField
            value={field.value}
            lacks={lack('metadata')}
            problem={(i) => shown(`metadata.${i}`) ?? (i === -1 ? shown('metadata') : undefined)}
            onChange={field.onChange}
            onBlur={field.onBlur}
          />
        )}
      />
      <UnknownFields
        value={draft.unknown}
        onChange={(unknown) => form.setValue('unknown', unknown, { shouldDirty: true })}
      />
    </>
  )
}
