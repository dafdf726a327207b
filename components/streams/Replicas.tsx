import { Glyph, ReplicaShape } from '@/components/ui/Glyph'
import { count } from '@/lib/domain/format'
import { ghostId } from '@/lib/domain/ghost-peer'
import type { Replica } from '@/lib/domain/model'
import { behindWords } from '@/lib/domain/moving'
import { roleWord } from '@/lib/domain/replica-role'
import styles from './Replicas.module.css'

/** Copies of one stream in a row: ★ leader, ○ follower, lag and absence in words. */
export function Replicas({ replicas, cluster }: { replicas: readonly Replica[]; cluster: string | null }) {
  if (replicas.length === 0) return <span className={styles.none}>not known</span>
  // In a column of names the common start is noise to the eye; it stays in the text for everyone else.
  const prefix = `${cluster}-`
  const common = cluster !== null && replicas.every((r) => r.server.startsWith(prefix))
  return (
    <span className={styles.list}>
      {replicas.map((r) => (
        <span
          key={r.server}
          className={styles.replica}
          data-role={r.role}
          data-state={r.state}
          title={words(r, replicas)}
        >
          <Glyph>
            <ReplicaShape role={r.role} state={r.state} />
          </Glyph>
          {r.role === 'leader' && <span className="visually-hidden">leader </span>}
          <span>
            {common && <span className="visually-hidden">{prefix}</span>}
            {common ? r.server.slice(prefix.length) : r.server}
          </span>
          {note(r) && <span> {note(r)}</span>}
        </span>
      ))}
    </span>
  )
}

/** What is wrong with a copy, in a word; empty when nothing is. */
export function note(r: Replica): string {
  switch (r.state) {
    case 'current':
      return ''
    case 'lagging':
      return behindWords(r, (n) => `lag ${count(n)}`)
    case 'offline':
    case 'missing':
      return r.state
    case 'unknown':
      return 'unknown'
  }
}

function words(r: Replica, all: readonly Replica[]): string {
  const seen = r.activeMs === null ? '' : `, heard by the leader ${(r.activeMs / 1000).toFixed(2)} s before`
  const ghost = ghostId(r.server)
  if (ghost !== null)
    return `a member whose name nobody knows, peer id ${ghost}; nats stream cluster peer-remove removes it`
  return `${r.server}: ${roleWord(r, all)}, ${r.state}${r.lag ? `, ${count(r.lag)} operations behind` : ''}${seen}`
}
