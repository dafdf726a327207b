'use client'
import { useState } from 'react'
import styles from './controls.module.css'
import { FieldGroup } from './Field'
import type { TagOption } from './options'

interface Props {
  options: TagOption[]
  value: string[]
  /** Why servers cannot be excluded by tag here; null when they can. */
  lacksExclusion: string | null
  problem: string | undefined
  onChange: (tags: string[]) => void
}

/** Tags that exist, each with how many servers carry it: wanted, not wanted (where the servers can that), or neither. */
export function TagsField({ options, value, lacksExclusion, problem, onChange }: Props) {
  const toggle = (tag: string) => {
    const other = tag.startsWith('!') ? tag.slice(1) : `!${tag}`
    const rest = value.filter((t) => t !== tag && t !== other)
    onChange(value.includes(tag) ? rest : [...rest, tag])
  }
  const [asked, setAsked] = useState(false)
  const shown = asked || value.some((tag) => tag.startsWith('!'))
  return (
    <>
      <FieldGroup name="tags" label="Tags" problem={problem}>
        <div className={styles.chips}>
          {options.length === 0 && <span className={styles.none}>No server has a tag.</span>}
          {options.length > 0 && value.length === 0 && <span className={styles.none}>Pick:</span>}
          {options.map((option) => (
            <Tag key={option.tag} option={option} value={value} onToggle={toggle} />
          ))}
          {options.length > 0 && !shown && (
            <button
              type="button"
              className={styles.quiet}
              aria-disabled={lacksExclusion !== null || undefined}
              aria-label={`exclude… by tag${lacksExclusion === null ? '' : `: ${lacksExclusion}`}`}
              title={lacksExclusion ?? 'Stay away from servers, by tag'}
              onClick={() => setAsked(lacksExclusion === null)}
            >
              exclude…
            </button>
          )}
        </div>
      </FieldGroup>
      {shown && (
        <FieldGroup name="exclude" label="Not on" problem={undefined} hint={lacksExclusion ?? undefined}>
          <div className={styles.chips}>
            {options.map(({ tag, servers }) => (
              <Tag key={tag} option={{ tag: `!${tag}`, servers }} value={value} onToggle={toggle} />
            ))}
          </div>
        </FieldGroup>
      )}
    </>
  )
}

function Tag({
  option: { tag, servers },
  value,
  onToggle,
}: {
  option: TagOption
  value: string[]
  onToggle: (tag: string) => void
}) {
  return (
    <button
      type="button"
      className={styles.tag}
      aria-pressed={value.includes(tag)}
      onClick={() => onToggle(tag)}
    >
      {tag.startsWith('!') && <span className="visually-hidden">not </span>}
      {tag} · {servers}
      <span className="visually-hidden"> {servers === 1 ? 'server' : 'servers'}</span>
    </button>
  )
}
