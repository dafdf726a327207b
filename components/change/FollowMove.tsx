'use client'
import { useEffect, useEffectEvent } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import { Glyph, ReplicaShape, SeverityShape, StateShape } from '@/components/ui/Glyph'
import { useKeptFocus } from '@/components/ui/useKeptFocus'
import { moveProgress } from '@/lib/domain/change/move'
import { isMove } from '@/lib/domain/change/standing'
import { count } from '@/lib/domain/format'
import type { Replica } from '@/lib/domain/model'
import { behindWords } from '@/lib/domain/moving'
import type { RawConfig } from '@/lib/domain/operation'
import { streamHref } from '@/lib/url/links'
import styles from './change.module.css'
import { Outcome } from './Outcome'
import { useChange } from './useChange'

/** What is followed after it was sent. */
export interface Sending {
  before: RawConfig
  wanted: RawConfig
  /** Servers that held a replica when it was sent. */
  old: readonly string[]
  /** Whether it was called off since. */
  cancelled?: boolean
}

interface Props extends Sending {
  account: string
  stream: string
  /** When it was accepted; null is not known. */
  since: string | null
  onDone: () => void
  onCancelled: () => void
}

/** A stream on its way: old and new servers, how far each is, who leads, until the old ones have let go. */
export function FollowMove({
  account,
  stream: name,
  before,
  wanted,
  old,
  cancelled = false,
  since,
  onDone,
  onCancelled,
}: Props) {
  const snapshot = useSnapshot()
  const { submission, send } = useChange(null)
  const status = useKeptFocus<HTMLDivElement>(submission === null, true)
  const row = snapshot.streams.find((s) => s.account === account && s.name === name) ?? null
  const moves = isMove(before, wanted)
  const progress = moveProgress(row, snapshot.servers, { before: old, wanted, moves, since, cancelled })
  const tellDone = useEffectEvent(onDone)
  useEffect(() => {
    if (progress.done) tellDone()
  }, [progress.done])
  const isOff = submission?.kind === 'answered' && submission.answer.outcome === 'changed'
  const tellCancelled = useEffectEvent(onCancelled)
  useEffect(() => {
    if (isOff) tellCancelled()
  }, [isOff])
  return (
    <section className={styles.form} aria-label={moves ? 'Move' : 'Scale'}>
      <div role="status" className={styles.outcome} ref={status} tabIndex={-1}>
        <Glyph size={16}>
          {progress.done ? <SeverityShape severity="ok" /> : <StateShape state="silent" />}
        </Glyph>
        <strong>{progress.words}</strong>
      </div>
      <div className={styles.peers}>
        <Peers
          title={moves ? 'Old servers' : 'Servers before'}
          replicas={progress.old}
          empty="all have let go"
        />
        <Peers
          title="New servers"
          replicas={progress.fresh}
          empty={cancelled ? 'all have let go' : progress.done ? 'none' : 'none yet'}
        />
      </div>
      {moves && !progress.done && !cancelled && submission === null && (
        <div>
          <Button
            size="small"
            onClick={() => void send(`/api${streamHref({ account, name })}/cancel-move`, {})}
            title="The stream goes back to its old servers"
          >
            Cancel the move
          </Button>
        </div>
      )}
      {submission && <Outcome submission={submission} />}
    </section>
  )
}

function Peers({ title, replicas, empty }: { title: string; replicas: readonly Replica[]; empty: string }) {
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <tbody>
        {replicas.length === 0 && (
          <tr>
            <td className={styles.quiet}>{empty}</td>
          </tr>
        )}
        {replicas.map((r) => (
          <tr key={r.server}>
            <th scope="row">
              <Glyph>
                <ReplicaShape role={r.role} state={r.state} />
              </Glyph>{' '}
              {r.server}
            </th>
            <td>{words(r)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function words({ role, state, lag }: Replica): string {
  if (role === 'leader') return 'leads'
  if (state === 'lagging') return behindWords({ lag }, (n) => `${count(n)} behind`, 'catching up')
  return state
}
