'use client'
import type { Path } from 'react-hook-form'
import type { StreamDraft } from '@/lib/domain/stream-config/draft'
import controls from './controls.module.css'
import { Field, fieldIds } from './Field'
import type { FormParts } from './form-context'

/** The fields of the draft that hold a value of this type. */
type Of<T> = { [K in keyof StreamDraft]: StreamDraft[K] extends T ? K : never }[keyof StreamDraft] &
  Path<StreamDraft>

interface Common {
  parts: FormParts
  label: string
  hint?: string
  /** Path of the feature in JetStream's JSON, when not all supported servers have it. */
  feature?: string
}

/** One line of text. Locked while the servers do not have it, unless there is something to take out. */
export function TextField({
  parts,
  name,
  label,
  hint,
  feature,
  placeholder,
  half,
}: Common & { name: Of<string>; placeholder?: string; half?: boolean }) {
  const { form, shown, lack, draft } = parts
  const lacks = feature ? lack(feature) : null
  const problem = shown(name)
  const words = lacks ?? hint
  return (
    <Field name={name} label={label} problem={problem} hint={words} half={half}>
      <input
        {...form.register(name)}
        {...fieldIds(name, problem, words !== undefined).describe}
        className={controls.input}
        placeholder={placeholder}
        disabled={lacks !== null && draft[name] === ''}
        autoComplete="off"
        spellCheck={false}
      />
    </Field>
  )
}

/** A yes or no, with what it means. */
export function CheckField({
  parts,
  name,
  label,
  hint,
  feature,
  locked,
}: Common & {
  name: Of<boolean>
  hint: string
  /** Why it cannot be changed, whatever the servers have. */
  locked?: string
}) {
  const { form, shown, lack, draft } = parts
  const lacks = locked ?? (feature ? lack(feature) : null)
  const problem = shown(name)
  return (
    <div className={controls.check}>
      <input
        type="checkbox"
        {...form.register(name)}
        {...fieldIds(name, problem, true).describe}
        aria-disabled={lacks ? true : undefined}
        onClick={(event) => {
          // Not `disabled`: what is set stays in the draft, and can be taken out.
          if (lacks && (locked || !draft[name])) event.preventDefault()
        }}
      />
      <div>
        <label htmlFor={`stream-${name}`}>{label}</label>
        <small id={`stream-${name}-hint`}>{lacks ?? hint}</small>
        {problem && (
          <small id={`stream-${name}-problem`} className={controls.problem}>
            {problem}
          </small>
        )}
      </div>
    </div>
  )
}
