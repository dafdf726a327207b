'use client'
import { Suspense, useEffect } from 'react'
import { componentOnDemand } from '@/components/ui/onDemand'
import { openChange, useOpenChange } from './open-change'
import { restoreChanges, useSentChanges } from './sent-changes'

// Nobody changes anything in the first picture.
const ChangeDialog = componentOnDemand(() => import('./ChangeDialog').then((m) => m.ChangeDialog))
const ChangesUnderWay = componentOnDemand(() => import('./ChangesUnderWay').then((m) => m.ChangesUnderWay))

/** Where the dialogs of changes stand: in the shell. */
export function ChangeHost() {
  const open = useOpenChange()
  // What this tab had sent before a reload.
  useEffect(() => openChange(restoreChanges()), [])
  if (open === null) return null
  return (
    <Suspense>
      <ChangeDialog key={JSON.stringify(open)} change={open} onClose={() => openChange(null)} />
    </Suspense>
  )
}

/** Changes that no dialog shows any more, until somebody has seen what became of them. */
export function ChangesSlot() {
  const left = useSentChanges().some((one) => !one.inDialog)
  return <Suspense>{left && <ChangesUnderWay />}</Suspense>
}
