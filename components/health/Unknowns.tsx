'use client'
import { useStale } from '@/components/live/useStale'
import { Glyph, StateShape } from '@/components/ui/Glyph'
import { plural } from '@/lib/domain/format'
import { hasMetaGroup, lacksJetStream } from '@/lib/domain/lacks-jetstream'
import type { Snapshot } from '@/lib/domain/model'
import styles from './HealthView.module.css'

/** What nobody has told us: neither well nor ill. */
export function unknowns(snapshot: Snapshot): string[] {
  const silent = snapshot.servers.filter((s) => s.state === 'silent').length
  const unknown = snapshot.servers.filter((s) => s.state === 'unknown').length
  // One that leaves may still answer.
  const gone = snapshot.servers.filter(
    (s) => s.state === 'down' || (s.state === 'leaving' && snapshot.coverage.silent.includes(s.key)),
  ).length
  const unseen = snapshot.streams.filter((s) => s.observedAt === null).length
  const said = [
    silent > 0 && `${plural(silent, 'server')} silent, cause not yet known`,
    unknown > 0 && `${plural(unknown, 'server')} in unknown state`,
    unseen > 0 && `${plural(unseen, 'stream')} nobody has answered for`,
    gone > 0 && `what ${plural(gone, 'server')} that ${gone === 1 ? 'does' : 'do'} not answer would say now`,
    ...rightsNotKnown(snapshot),
    snapshot.meta.leader === null && hasMetaGroup(snapshot) && !lacksJetStream(snapshot) && 'the meta leader',
  ]
  return said.filter((line) => line !== false)
}

/** `what Orrery’s users of $SYS and APP may: nats-server 2.9.10 does not tell (2.10 and later do)`, one a reason. */
function rightsNotKnown({ coverage: { users = [] } }: Snapshot): string[] {
  const byReason = new Map<string, Set<string>>()
  for (const { notKnown, account } of users) {
    if (notKnown !== null) byReason.set(notKnown, (byReason.get(notKnown) ?? new Set()).add(account))
  }
  return [...byReason].map(
    ([reason, accounts]) => `what Orrery’s users of ${[...accounts].join(' and ')} may: ${reason}`,
  )
}

/** Counted apart from the findings, and never as healthy. */
export function Unknowns({ snapshot }: { snapshot: Snapshot }) {
  const stale = useStale()
  const lines = [...(stale ? ['everything since the connection was lost'] : []), ...unknowns(snapshot)]
  return (
    <p className={styles.unknown}>
      <Glyph>
        <StateShape state="unknown" />
      </Glyph>
      <span>
        <strong>Not known:</strong> {lines.length > 0 ? lines.join(' · ') : 'nothing; everybody has answered'}
      </span>
    </p>
  )
}
