'use client'
import { type Ref, useState } from 'react'
import styles from './controls.module.css'
import { Field, fieldIds } from './Field'

interface Props {
  value: string[]
  problem: string | undefined
  hint: string
  inputRef: Ref<HTMLInputElement>
  onChange: (subjects: string[]) => void
  onBlur: () => void
}

/** Subjects as chips: Enter, comma, space or leaving the field adds what was typed; Backspace takes the last one back. */
export function SubjectsField({ value, problem, hint, inputRef, onChange, onBlur }: Props) {
  const [typed, setTyped] = useState('')
  const { describe } = fieldIds('subjects', problem, true)
  const add = (text: string) => {
    const subjects = text.split(/[\s,]+/).filter((s) => s !== '' && !value.includes(s))
    if (subjects.length > 0) onChange([...value, ...subjects])
    setTyped('')
  }
  return (
    <Field name="subjects" label="Subjects" problem={problem} hint={hint}>
      <div className={styles.chips} data-invalid={problem ? true : undefined}>
        {value.map((subject) => (
          <span key={subject} className={styles.chip}>
            {subject}
            <button
              type="button"
              aria-label={`Remove ${subject}`}
              onClick={() => onChange(value.filter((s) => s !== subject))}
            >
              ×
            </button>
          </span>
        ))}
        <input
          {...describe}
          ref={inputRef}
          value={typed}
          placeholder={value.length === 0 ? 'orders.*, then Enter' : 'add, Enter'}
          autoComplete="off"
          spellCheck={false}
          onChange={(e) => {
            // A pasted list is taken at once.
            if (/[\s,]/.test(e.target.value)) add(e.target.value)
            else setTyped(e.target.value)
          }}
          onKeyDown={(e) => {
            if (e.key === 'Enter' && typed !== '') {
              e.preventDefault()
              add(typed)
            }
            if (e.key === 'Backspace' && typed === '' && value.length > 0) {
              onChange(value.slice(0, -1))
              setTyped(value.at(-1) ?? '')
              e.preventDefault()
            }
          }}
          onBlur={() => {
            add(typed)
            onBlur()
          }}
        />
      </div>
    </Field>
  )
}
