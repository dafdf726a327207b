'use client'
import { useLayoutEffect, useRef } from 'react'

/** Takes the keys while a dialog is being loaded, so that what is typed already is no shortcut; `onType` gets the text so far. */
export function OpeningDialog({ onType, onClose }: { onType: (text: string) => void; onClose: () => void }) {
  const ref = useRef<HTMLDialogElement>(null)
  // Closed before it leaves the document, so that it gives the focus back to whoever had it.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog ref={ref} className="visually-hidden" aria-label="Opening" onCancel={onClose}>
      <input aria-label="Opening" onInput={(e) => onType(e.currentTarget.value)} />
    </dialog>
  )
}
