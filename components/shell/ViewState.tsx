'use client'
import type { ReactNode } from 'react'
import { useCollectorNow } from '@/components/live/CollectorClock'
import { useLiveStatus, useSnapshot } from '@/components/live/SnapshotProvider'
import { NoStreams } from '@/components/streams/NoStreams'
import { EmptyState } from '@/components/ui/EmptyState'
import { count } from '@/lib/domain/format'
import { lacksJetStream } from '@/lib/domain/lacks-jetstream'
import type { Snapshot } from '@/lib/domain/model'
import { useCoverage } from './CoveragePill'
import { nextTryOfOrrery } from './coverage'

/** What a view is empty without: servers; one that runs JetStream; a stream, or one that is just gone. */
export type Need = 'servers' | 'jetstream' | 'streams'

/** A view, or the reason why there is nothing to see yet and what to do about it. */
export function ViewState({ needs = 'servers', children }: { needs?: Need; children: ReactNode }) {
  const snapshot = useSnapshot()
  if (snapshot.servers.length === 0) return <NoServers snapshot={snapshot} />
  if (needs !== 'servers' && lacksJetStream(snapshot)) {
    return (
      <EmptyState
        title="No JetStream"
        reason={
          snapshot.servers.length === 1
            ? 'The one server that is known reports no JetStream.'
            : `None of the ${count(snapshot.servers.length)} servers that are known reports JetStream.`
        }
        next="Enable it with a jetstream block in the configuration of the servers, or look at the servers themselves."
      />
    )
  }
  if (needs === 'streams' && snapshot.streams.length === 0 && snapshot.tombstones.length === 0) {
    return <NoStreams />
  }
  return children
}

function NoServers({ snapshot }: { snapshot: Snapshot }) {
  const coverage = useCoverage()
  const now = useCollectorNow()
  const lost = useLiveStatus().state === 'lost'
  const tries = lost ? '' : `, ${nextTryOfOrrery(snapshot, now)}`
  const { vantages } = snapshot.coverage
  const reasons = vantages.filter((v) => v.reason !== null)
  if (vantages.length === 0) {
    return (
      <EmptyState
        title="No servers configured"
        reason="Orrery does not know where NATS is."
        next="Name the servers and a user of the system account under “system” in orrery.json, or in ORRERY_SYSTEM_SERVERS, ORRERY_SYSTEM_USER and ORRERY_SYSTEM_PASSWORD, and start Orrery again."
      />
    )
  }
  const refused = snapshot.findings.find((f) => f.code === 'PERMISSION_REFUSED')
  const list = (reasons.length > 0 || refused) && (
    <ul>
      {refused?.evidence.map((line) => (
        <li key={line} className="mono">
          {line}
        </li>
      ))}
      {reasons.map((v) => (
        <li key={`${v.cluster}${v.url}`}>
          <span className="mono">{v.cluster ?? v.url}</span>: {v.reason}
        </li>
      ))}
    </ul>
  )
  if (vantages.some((v) => v.state === 'connected')) {
    return (
      <EmptyState
        title="Connected, but no server has answered"
        reason="The connection stands, and nobody answers the questions that Orrery asks."
        next="The user must belong to the system account ($SYS) and may publish to $SYS.REQ.> and subscribe to $SYS.> and to its inbox."
      >
        {list}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={coverage.tone === 'wait' ? 'Connecting to NATS' : 'No connection to NATS'}
      reason={
        coverage.tone === 'wait'
          ? 'The first picture appears as soon as one server answers.'
          : `Orrery has not reached any of the configured servers yet, and keeps trying${tries}.`
      }
      next={
        coverage.tone === 'wait'
          ? undefined
          : 'Check that the servers run, that the addresses and the port are right, and that the user and password are those of the system account.'
      }
    >
      {list}
    </EmptyState>
  )
}
