'use client'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { EmptyState } from '@/components/ui/EmptyState'
import { plural } from '@/lib/domain/format'
import type { ServerKey } from '@/lib/domain/model'

const NAMED = 4

/** No leafnode is known: whether there is none, or who has not told. */
export function NoLeafnodes({ untold }: { untold: readonly ServerKey[] }) {
  const { servers, findings } = useSnapshot()
  const told = servers.length - untold.length
  const refused = findings
    .find((f) => f.code === 'PERMISSION_REFUSED')
    ?.evidence.filter((line) => line.includes('LEAFZ'))
  const more = untold.length - NAMED
  const names = `${untold.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  return (
    <EmptyState
      title={told > 0 ? 'No leafnodes' : 'Leafnodes are not reported'}
      reason={
        told === 0
          ? `None of the ${plural(servers.length, 'server')} that are known has told its leafnodes yet.`
          : `${untold.length === 0 ? 'None of' : 'Of'} the ${plural(servers.length, 'server')} that are known ${
              untold.length === 0
                ? 'has a leafnode connection.'
                : `${told} have no leafnode connection; ${names} ${untold.length === 1 ? 'has' : 'have'} not told.`
            }`
      }
      next={
        told === 0
          ? "Orrery asks every ten seconds. Where that lasts, look whether Orrery's user may ask for LEAFZ."
          : 'When a leafnode connects to one of them, or one of them to a leafnode hub, it appears here by itself.'
      }
    >
      {refused && refused.length > 0 && (
        <ul>
          {refused.map((line) => (
            <li key={line} className="mono">
              {line}
            </li>
          ))}
        </ul>
      )}
    </EmptyState>
  )
}
