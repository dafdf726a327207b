'use client'
import styles from './controls.module.css'
import { FieldGroup } from './Field'
import type { TagOption } from './options'

/** Tags that exist, each a switch with how many servers carry it. */
export function TagsField({
  options,
  value,
  onChange,
}: {
  options: TagOption[]
  value: string[]
  onChange: (tags: string[]) => void
}) {
  return (
    <FieldGroup name="tags" label="Tags" problem={undefined}>
      <div className={styles.chips}>
        {options.length === 0 && <span className={styles.none}>No server has a tag.</span>}
        {options.length > 0 && value.length === 0 && <span className={styles.none}>none. Pick:</span>}
        {options.map(({ tag, servers }) => (
          <button
            key={tag}
            type="button"
            className={styles.tag}
            aria-pressed={value.includes(tag)}
            onClick={() => onChange(value.includes(tag) ? value.filter((t) => t !== tag) : [...value, tag])}
          >
            {tag} · {servers}
            <span className="visually-hidden"> {servers === 1 ? 'server' : 'servers'}</span>
          </button>
        ))}
      </div>
    </FieldGroup>
  )
}
