'use client'
import { useSearchParams } from 'next/navigation'
import { resolve } from '@/components/inspector/resolve'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Notice } from '@/components/ui/Notice'
import { useSelection } from '@/components/ui/useSelection'
import { dateClock } from '@/lib/domain/format'
import { asked } from '@/lib/url/asked'
import { quoted } from '@/lib/url/quoted'
import { parseSelection } from '@/lib/url/selection'

/** An address may name what is not there any more, or never was: said, not hidden. */
export function SelectionNotice() {
  const snapshot = useSnapshot()
  const [, select] = useSelection()
  // The raw text: nuqs shares one parsed value per key, so a second parser of `sel` would be handed objects.
  const raw = asked(useSearchParams().get('sel'))
  if (raw === null) return null
  const dismiss = () => void select(null)
  const selection = parseSelection(raw)
  if (selection === null) {
    return (
      <Notice
        severity="warning"
        title={`The address selects ${quoted(raw)}, which cannot be read`}
        onDismiss={dismiss}
      >
        A selection reads like server:rg1-az1, cluster:rg1, region:rg1, az:rg1/2, gateway:rg1&gt;rg2 or
        stream:APP/ORDERS.
      </Notice>
    )
  }
  if (resolve(snapshot, selection).kind !== 'vanished') return null
  const gone = selection.kind === 'server' && snapshot.goneServers.find((s) => s.key === selection.id)
  if (gone) {
    return (
      <Notice
        severity="warning"
        title={`The server ${gone.key} is gone since ${dateClock(gone.since)} UTC`}
        onDismiss={dismiss}
      >
        {gone.why}. It counts for nothing any more; the servers view says so for ten minutes.
      </Notice>
    )
  }
  return (
    <Notice
      severity="warning"
      title={`The ${selection.kind === 'az' ? 'AZ' : selection.kind} ${quoted(selection.id)} is not in the present picture`}
      onDismiss={dismiss}
    >
      It may have been removed or renamed, or nobody has answered for it yet. It is selected again as soon as
      it appears.
    </Notice>
  )
}
