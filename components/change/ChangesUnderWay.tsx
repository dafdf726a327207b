'use client'
import { useEffect } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import { moveProgress } from '@/lib/domain/change/move'
import { isMove } from '@/lib/domain/change/standing'
import styles from './ChangesUnderWay.module.css'
import type { Sending } from './FollowMove'
import { Outcome } from './Outcome'
import { openChange } from './open-change'
import { forgetChange, isEnded, patchChange, type SentChange, useSentChanges } from './sent-changes'
import { changeTitle } from './titles'
import { useAsking } from './useAsking'

/** Changes whose dialog was closed before their outcome was known: each is followed here, and stays until it was seen. */
export function ChangesUnderWay() {
  const left = useSentChanges().filter((one) => !one.inDialog)
  return (
    <ul className={styles.list} aria-label="Changes under way">
      {left.map((sent) => (
        <Sent key={sent.requestId} sent={sent} />
      ))}
    </ul>
  )
}

function Sent({ sent }: { sent: SentChange }) {
  const { change, requestId, submission } = sent
  useAsking(requestId, submission, (next) => patchChange(requestId, { submission: next }))
  if (change === null) return null
  const ended = isEnded(sent)
  const isMove =
    sent.note !== null && submission.kind === 'answered' && submission.answer.outcome === 'changed'
  const title = changeTitle(change)
  return (
    <li className={styles.item}>
      <strong className={styles.title} title={title}>
        {title}
      </strong>
      <Outcome submission={submission}>
        {/* Written by UpdateFlow, the only one who leaves a note. */}
        {isMove && <Moving sent={sent} of={sent.note as Sending} />}
      </Outcome>
      {ended ? (
        <Button size="small" onClick={() => forgetChange(requestId)}>
          Dismiss
        </Button>
      ) : (
        <Button size="small" onClick={() => openChange(change)}>
          Open
        </Button>
      )}
    </li>
  )
}

/** A stream on its way, in a line; seen to its end here. */
function Moving({
  sent: { change, requestId, followed, submission },
  of,
}: {
  sent: SentChange
  of: Sending
}) {
  const { streams, servers } = useSnapshot()
  const row =
    change !== null && 'stream' in change
      ? streams.find((s) => s.account === change.account && s.name === change.stream)
      : undefined
  const moves = isMove(of.before, of.wanted)
  const since = (submission.kind === 'answered' && submission.answer.at) || null
  const { done, words } = moveProgress(row ?? null, servers, {
    before: of.old,
    wanted: of.wanted,
    moves,
    since,
    cancelled: of.cancelled ?? false,
  })
  useEffect(() => {
    if (done && !followed) patchChange(requestId, { followed: true })
  }, [done, followed, requestId])
  return <p>{words}</p>
}
