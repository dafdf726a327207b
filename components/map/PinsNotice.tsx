'use client'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Notice } from '@/components/ui/Notice'
import { usePins } from '@/components/ui/usePins'
import { plural } from '@/lib/domain/format'
import { streamKey } from '@/lib/domain/model'
import { MOST_PINS } from '@/lib/url/pins'
import { quoted } from '@/lib/url/quoted'

/** An address may pin what is not there any more, cannot be read, or is more than can be told apart: said of each, not hidden. */
export function PinsNotice() {
  const { streams } = useSnapshot()
  const { keys, unreadable, beyond, forget } = usePins()
  const known = new Set(streams.map(streamKey))
  const gone = keys.filter((key) => !known.has(key))
  const count = gone.length + unreadable.length + beyond.length
  if (count === 0) return null
  return (
    <Notice
      severity="warning"
      title={`${plural(count, 'pinned stream')} not drawn`}
      onDismiss={() => forget(gone)}
    >
      {gone.length > 0 && (
        <p>
          {list(gone)} {are(gone)} not in the present picture: deleted, or nobody has answered for{' '}
          {gone.length === 1 ? 'it' : 'them'} yet. Drawn again on appearing.
        </p>
      )}
      {unreadable.length > 0 && (
        <p>{list(unreadable)} cannot be read: pins read like APP/ORDERS,APP/EVENTS.</p>
      )}
      {beyond.length > 0 && (
        <p>
          {list(beyond)} {are(beyond)} beyond the {MOST_PINS} that can be told apart.
        </p>
      )}
    </Notice>
  )
}

const are = (names: readonly string[]) => (names.length === 1 ? 'is' : 'are')
const list = (names: readonly string[]) => names.map(quoted).join(', ')
