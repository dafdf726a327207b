'use client'
import { useQueryState } from 'nuqs'
import { resolve } from '@/components/inspector/resolve'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Notice } from '@/components/ui/Notice'
import { parseSelection } from '@/lib/url/selection'

/** An address may name what is not there any more, or never was: said, not hidden. */
export function SelectionNotice() {
  const snapshot = useSnapshot()
  const [raw, setRaw] = useQueryState('sel')
  if (raw === null) return null
  const dismiss = () => void setRaw(null)
  const selection = parseSelection(raw)
  if (selection === null) {
    return (
      <Notice
        severity="warning"
        title={`The address selects “${raw}”, which cannot be read`}
        onDismiss={dismiss}
      >
        A selection reads like server:rg1-az1, cluster:rg1, region:rg1, gateway:rg1&gt;rg2 or
        stream:APP/ORDERS.
      </Notice>
    )
  }
  if (resolve(snapshot, selection).kind !== 'vanished') return null
  return (
    <Notice
      severity="warning"
      title={`The ${selection.kind} “${selection.id}” is not in the present picture`}
      onDismiss={dismiss}
    >
      It may have been removed or renamed, or nobody has answered for it yet. It is selected again as soon as
      it appears.
    </Notice>
  )
}
