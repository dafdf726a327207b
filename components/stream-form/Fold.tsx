'use client'
import { useState } from 'react'
import { differing, type Group } from '@/lib/domain/stream-config/groups'
import styles from './DescribeForm.module.css'
import type { FormParts } from './form-context'

/** A group of fields that rarely change: closed, with what differs from the default in the heading; open by itself when something in it is wrong. */
export function Fold({
  group,
  parts,
  children,
}: {
  group: Group
  parts: Pick<FormParts, 'draft' | 'form'> & { problems: Record<string, string> }
  children: React.ReactNode
}) {
  const [open, setOpen] = useState(false)
  const { draft, form, problems } = parts
  const wrong =
    form.formState.submitCount > 0 &&
    group.fields.some(([field]) =>
      Object.keys(problems).some((p) => p === field || p.startsWith(`${field}.`)),
    )
  const summary = differing(group, draft)
  return (
    <details open={open || wrong} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        <strong>{group.title}</strong>{' '}
        <span data-differs={summary !== '' || undefined}>{summary || 'all at default'}</span>
      </summary>
      <div className={styles.folded}>{children}</div>
    </details>
  )
}
