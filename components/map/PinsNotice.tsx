'use client'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Notice } from '@/components/ui/Notice'
import { usePins } from '@/components/ui/usePins'
import { plural } from '@/lib/domain/format'
import { streamKey } from '@/lib/domain/model'
import { quoted } from '@/lib/url/quoted'

/** An address may pin what is not there any more, cannot be read, or is more than can be told apart: said, not hidden. */
export function PinsNotice() {
  const { streams } = useSnapshot()
  const { keys, unreadable, beyond, forget } = usePins()
  const known = new Set(streams.map(streamKey))
  const gone = keys.filter((key) => !known.has(key))
  const problems = [
    gone.length > 0 && `${list(gone)} ${gone.length === 1 ? 'is' : 'are'} not in the present picture`,
    unreadable.length > 0 && `${list(unreadable)} cannot be read`,
    beyond.length > 0 &&
      `${list(beyond)} ${beyond.length === 1 ? 'is' : 'are'} beyond the eight that can be told apart`,
  ].filter((p) => p !== false)
  const count = gone.length + unreadable.length + beyond.length
  if (count === 0) return null
  return (
    <Notice
      severity="warning"
      title={`${plural(count, 'pinned stream')} not drawn: ${problems.join('; ')}`}
      onDismiss={() => forget(gone)}
    >
      {gone.length > 0
        ? 'It may have been deleted, or nobody has answered for it yet; it is drawn again as soon as it appears.'
        : 'Pins read like APP/ORDERS,APP/EVENTS.'}
    </Notice>
  )
}

const list = (names: readonly string[]) => names.map(quoted).join(', ')
