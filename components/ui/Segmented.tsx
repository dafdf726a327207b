import type { ReactNode } from 'react'
import styles from './Segmented.module.css'

interface Option<T> {
  value: T
  label: ReactNode
  title?: string
}

/** One of a few, all in sight; the pressed one is in force. */
export function Segmented<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  /** Accessible name of the whole. */
  label: string
  options: readonly Option<T>[]
  /** null: none of them describes what is shown. */
  value: T | null
  onChange: (value: T) => void
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex box of buttons without a legend
    <div role="group" aria-label={label} className={styles.segmented}>
      {options.map((o) => (
        <button
          key={o.value}
          type="button"
          title={o.title}
          aria-pressed={o.value === value}
          onClick={() => onChange(o.value)}
        >
          {o.label}
        </button>
      ))}
    </div>
  )
}
