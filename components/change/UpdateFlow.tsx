'use client'
import { type ReactNode, useState } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import { useKeptFocus } from '@/components/ui/useKeptFocus'
import { type Choice, firstChoices, merge } from '@/lib/domain/change/merge'
import { isPlaced } from '@/lib/domain/change/standing'
import type { RawConfig, UpdatePreview } from '@/lib/domain/operation'
import { streamHref } from '@/lib/url/links'
import { Confirm, Sent } from './Confirm'
import styles from './change.module.css'
import { ConflictTable, DiffTable, problemsBeside } from './Diff'
import { FollowMove, type Sending } from './FollowMove'
import { Outcome } from './Outcome'
import type { OpenChange } from './open-change'
import { PlacementDetail } from './PlacementDetail'
import { useChange } from './useChange'
import { useUpdatePreview } from './useUpdatePreview'

interface Props {
  change: OpenChange
  account: string
  stream: string
  base: RawConfig | null
  /** What is wanted; null while it cannot be read. */
  config: RawConfig | null
  /** Go on from what the stream is now, with what was chosen of both sides. */
  onRebase: (now: RawConfig, merged: RawConfig) => void
  onClose: () => void
  /** Whether to show where the replicas could land; not where that stands beside it already. */
  placed?: boolean
  children: ReactNode
}

/** A change of configuration: its form (children), what it would do, the typed name, and what became of it. */
export function UpdateFlow({
  change,
  account,
  stream,
  base,
  config,
  onRebase,
  onClose,
  placed = true,
  children,
}: Props) {
  const { preview, why } = useUpdatePreview(account, stream, base, config)
  const { submission, note: sent, send, again, followed, annotate } = useChange<Sending>(change)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Record<string, Choice>>({})
  const { streams } = useSnapshot()
  const stopped = submission?.kind === 'rejected' ? submission.stopped : undefined
  const conflict = stopped?.code === 'changed-meanwhile' ? stopped.conflict : (preview?.conflict ?? null)
  const choices = { ...(conflict ? firstChoices(conflict) : {}), ...chosen }
  const isForm = submission === null || stopped !== undefined
  const outcome = useKeptFocus<HTMLDivElement>(isForm)
  const form = useKeptFocus<HTMLFormElement>(isForm)
  if (submission !== null && stopped === undefined) {
    const answer = submission.kind === 'answered' ? submission.answer : null
    return (
      <div className={styles.form}>
        {(answer?.outcome !== 'changed' || sent === null || answer.differs) && (
          <Outcome ref={outcome} submission={submission} />
        )}
        {answer?.outcome === 'changed' && sent && (
          <FollowMove
            account={account}
            stream={stream}
            {...sent}
            since={answer.at ?? null}
            onDone={followed}
            onCancelled={() => annotate({ ...sent, cancelled: true })}
          />
        )}
        <div className={styles.footer}>
          <Button onClick={onClose}>Close</Button>
          {(answer?.outcome === 'refused' || submission.kind === 'rejected') && (
            <Button onClick={again}>Change it</Button>
          )}
        </div>
      </div>
    )
  }
  const held = streams.find((s) => s.account === account && s.name === stream)?.replicas ?? []
  const problems = Object.entries(preview?.problems ?? {})
  // What stands at a field that changes is not said again.
  const beside = preview === null ? [] : problemsBeside(preview)
  const blocked = blockedWhy(preview, why, typed)
  return (
    <form
      ref={form}
      tabIndex={-1}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!preview || blocked !== null || base === null) return
        const said = { before: base, wanted: preview.config, old: held.map((r) => r.server) }
        const body = { base, config, ...(preview.confirm === null ? {} : { confirm: typed }) }
        void send(
          `/api${streamHref({ account, name: stream })}/update`,
          body,
          isPlaced(base, preview.config) ? said : null,
        )
      }}
    >
      {children}
      {why !== null && (
        <p className={styles.note} data-tone="crit" role="alert">
          {why}
        </p>
      )}
      {conflict && (
        <>
          <ConflictTable conflict={conflict} choices={choices} onChoose={setChosen} />
          <div>
            <Button
              onClick={() => {
                again()
                setTyped('')
                setChosen({})
                onRebase(conflict.now, merge(config ?? conflict.now, conflict, choices))
              }}
            >
              Go on from what it is now
            </Button>
          </div>
        </>
      )}
      {preview && !conflict && (
        <>
          {preview.changes.length > 0 && <DiffTable preview={preview} />}
          {beside.map(([field, why]) => (
            <p key={field} className={styles.note} data-tone="crit">
              <span className="mono">{field}</span> {why}
            </p>
          ))}
          {problems.length === 0 && preview.changes.length > 0 && <Predicted preview={preview} />}
          {placed && preview.placement && <PlacementDetail placement={preview.placement} held={held} />}
          {preview.changes.length > 0 && <Sent cli={preview.cli} json={preview.json} />}
          {preview.confirm !== null && problems.length === 0 && (
            <Confirm name={preview.confirm} typed={typed} onType={setTyped} />
          )}
        </>
      )}
      {!conflict && (
        <div className={styles.footer}>
          <Button type="submit" variant="primary" disabled={blocked !== null} title={blocked ?? undefined}>
            Apply
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <span>{blocked ?? 'Sends one request to NATS.'}</span>
        </div>
      )}
    </form>
  )
}

function blockedWhy(preview: UpdatePreview | null, why: string | null, typed: string): string | null {
  if (why !== null || preview === null) return 'Reading the stream.'
  if (preview.changes.length === 0) return 'Nothing is changed yet.'
  if (Object.keys(preview.problems).length > 0) return 'NATS would refuse this.'
  return preview.confirm !== null && typed !== preview.confirm ? `Type ${preview.confirm} to confirm.` : null
}

/** What NATS would answer, and who could take a replica. */
function Predicted({ preview: { placement, predicted } }: { preview: UpdatePreview }) {
  const { outcome, errCode, description } = predicted
  if (outcome === 'accepted' && placement === null) return null
  const severity = outcome === 'refused' ? 'critical' : outcome === 'unknown' ? 'warning' : 'ok'
  const servers = placement?.eligible.map((s) => s.server) ?? []
  return (
    <p className={styles.note} data-tone={outcome === 'refused' ? 'crit' : undefined}>
      <Glyph size={16}>
        <SeverityShape severity={severity} />
      </Glyph>
      <span>
        {outcome === 'accepted' &&
          `It will be accepted: ${placement?.needed} of ${servers.length} eligible servers (${servers.join(', ')}).`}
        {outcome === 'unknown' && `What NATS would answer is not certain. ${description}`}
        {outcome === 'refused' && (
          <>
            NATS would refuse it: <span className="mono">{errCode}</span> {description}.
          </>
        )}{' '}
        {placement?.remedies[0]?.text}
      </span>
    </p>
  )
}
