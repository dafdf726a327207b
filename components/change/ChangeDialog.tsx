'use client'
import { Dialog } from '@/components/ui/Dialog'
import { ActDialog } from './ActDialog'
import { EditForm } from './EditForm'
import { MetaStepDown } from './MetaStepDown'
import { MoveForm } from './MoveForm'
import type { OpenChange } from './open-change'
import { RightsTable } from './RightsTable'
import { changeTitle } from './titles'

/** The dialog of one change. */
export function ChangeDialog({ change, onClose }: { change: OpenChange; onClose: () => void }) {
  switch (change.action) {
    case 'rights':
      return (
        <Dialog title={changeTitle(change)} onClose={onClose} wide>
          <RightsTable />
        </Dialog>
      )
    case 'meta-step-down':
      return (
        <Dialog title={changeTitle(change)} onClose={onClose}>
          <MetaStepDown cluster={change.cluster ?? ''} onClose={onClose} />
        </Dialog>
      )
    case 'edit':
      return (
        <Dialog title={changeTitle(change)} onClose={onClose} wide>
          <EditForm account={change.account} stream={change.stream} onClose={onClose} />
        </Dialog>
      )
    case 'move':
      return (
        <Dialog title={changeTitle(change)} onClose={onClose} wide>
          <MoveForm account={change.account} stream={change.stream} onClose={onClose} />
        </Dialog>
      )
    default:
      return <ActDialog {...change} action={change.action} onClose={onClose} />
  }
}
