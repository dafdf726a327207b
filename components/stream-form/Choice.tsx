'use client'
import styles from './controls.module.css'
import { FieldGroup } from './Field'

interface Props<T extends string | number> {
  name: string
  label: string
  value: T
  options: readonly { value: T; label: string; disabled?: boolean }[]
  hint?: string
  problem?: string
  onChange: (value: T) => void
}

/** One of a few, as joined radio buttons. */
export function Choice<T extends string | number>({
  name,
  label,
  value,
  options,
  hint,
  problem,
  onChange,
}: Props<T>) {
  return (
    <FieldGroup name={name} label={label} problem={problem} hint={hint}>
      <div className={styles.segments}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={`stream-${name}`}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
