'use client'
import type { ReactNode } from 'react'
import { useSelection } from '@/components/ui/useSelection'
import type { SelectionKind } from '@/lib/url/selection'
import styles from './SelectButton.module.css'

/** A name that selects what it names. */
export function SelectButton({
  kind,
  id,
  children,
}: {
  kind: SelectionKind
  id: string
  children?: ReactNode
}) {
  const [, select] = useSelection()
  return (
    <button
      type="button"
      className={styles.select}
      title={`Select ${kind} ${id}`}
      onClick={() => void select({ kind, id })}
    >
      {children ?? id}
    </button>
  )
}
