'use client'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './Button'
import styles from './Dialog.module.css'

const FIELD = 'input:not(:disabled), select:not(:disabled), textarea:not(:disabled)'

/**
 * A modal dialog: the browser's own, which traps focus, closes on Esc and gives the focus back. It begins at its first
 * field, else at what does nothing (`data-safe`), else at Close.
 */
export function Dialog({
  title,
  onClose,
  wide = false,
  children,
}: {
  title: string
  onClose: () => void
  wide?: boolean
  children: ReactNode
}) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    const first =
      dialog?.querySelector<HTMLElement>(FIELD) ?? dialog?.querySelector<HTMLElement>('[data-safe]')
    first?.focus()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      className={`${styles.dialog} ${wide ? styles.wide : ''}`}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      <header className={styles.head}>
        <h2 id={titleId} className="clipped" title={title}>
          {title}
        </h2>
        <Button size="small" onClick={() => ref.current?.close()}>
          Close
        </Button>
      </header>
      <div className={styles.body}>{children}</div>
    </dialog>
  )
}
