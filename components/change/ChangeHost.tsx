'use client'
import { lazy, Suspense } from 'react'
import { openChange, useOpenChange } from './open-change'

// Nobody changes anything in the first picture.
const ChangeDialog = lazy(() => import('./ChangeDialog').then((m) => ({ default: m.ChangeDialog })))

/** Where the dialogs of changes stand: in the shell. */
export function ChangeHost() {
  const open = useOpenChange()
  if (open === null) return null
  return (
    <Suspense>
      <ChangeDialog key={JSON.stringify(open)} change={open} onClose={() => openChange(null)} />
    </Suspense>
  )
}
