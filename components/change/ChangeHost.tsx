'use client'
import { Suspense, useEffect } from 'react'
import { componentOnDemand } from '@/components/ui/onDemand'
import { openChange, useOpenChange } from './open-change'
import { loadChange, saveChange } from './saved-change'

// Nobody changes anything in the first picture.
const ChangeDialog = componentOnDemand(() => import('./ChangeDialog').then((m) => m.ChangeDialog))

/** Where the dialogs of changes stand: in the shell. */
export function ChangeHost() {
  const open = useOpenChange()
  // What this tab had sent before a reload.
  useEffect(() => openChange(loadChange()?.change ?? null), [])
  if (open === null) return null
  const close = () => {
    saveChange(null)
    openChange(null)
  }
  return (
    <Suspense>
      <ChangeDialog key={JSON.stringify(open)} change={open} onClose={close} />
    </Suspense>
  )
}
