'use client'
import { useId, useState } from 'react'
import { withoutServerMetadata } from '@/lib/domain/change/raw'
import { parseExact, stringifyExact } from '@/lib/domain/exact-json'
import type { RawConfig } from '@/lib/domain/operation'
import styles from './change.module.css'
import { UpdateFlow } from './UpdateFlow'
import { useBase } from './useUpdatePreview'

/** The whole configuration as JetStream's JSON: every option of every version, also those that Orrery has no field for. */
export function EditForm({
  account,
  stream,
  onClose,
}: {
  account: string
  stream: string
  onClose: () => void
}) {
  const id = useId()
  const { base, rebase, why: whyNoBase } = useBase(account, stream)
  const [text, setText] = useState<string | null>(null)
  const shown = text ?? (base ? stringifyExact(withoutServerMetadata(base), 2) : '')
  const { config, why } = parse(shown)
  return (
    <UpdateFlow
      change={{ action: 'edit', account, stream }}
      account={account}
      stream={stream}
      base={base}
      config={base ? config : null}
      onRebase={(now, merged) => {
        rebase(now)
        setText(stringifyExact(withoutServerMetadata(merged), 2))
      }}
      onClose={onClose}
    >
      <label className={styles.field} htmlFor={id}>
        Configuration of {stream}, as JetStream’s JSON
      </label>
      <textarea
        id={id}
        className={styles.json}
        value={shown}
        readOnly={base === null}
        aria-invalid={why !== null || undefined}
        onChange={(event) => setText(event.target.value)}
        spellCheck={false}
      />
      {(whyNoBase ?? (base ? why : null)) !== null && <p role="alert">{whyNoBase ?? why}</p>}
    </UpdateFlow>
  )
}

function parse(text: string): { config: RawConfig | null; why: string | null } {
  try {
    const value = parseExact(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { config: { ...value }, why: null }
    return { config: null, why: 'A configuration is one JSON object.' }
  } catch (error) {
    return { config: null, why: error instanceof Error ? error.message : 'Not JSON.' }
  }
}
