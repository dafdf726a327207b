'use client'
import { type MouseEvent, useEffect, useRef } from 'react'
import { waitsWords } from '@/components/change/waits'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import { ButtonLink } from '@/components/ui/ButtonLink'
import { Glyph, SeverityShape, StateShape } from '@/components/ui/Glyph'
import type { Answer, OperationError } from '@/lib/domain/operation'
import type { StreamConfig } from '@/lib/domain/stream-config/model'
import { serializeSelection } from '@/lib/url/selection'
import { progressOf } from './follow'
import styles from './Steps.module.css'
import type { Submission } from './submission-state'

interface Props {
  account: string
  config: StreamConfig
  submission: Submission
  /** Back to the form with what was typed, as a new request. */
  onChange: () => void
  /** The same request again; it is carried out at most once. */
  onAgain: () => void
  onNew: () => void
}

/** Step 3: what became of the request, and the stream until it has a leader and current replicas. */
export function FollowStep({ account, config, submission, onChange, onAgain, onNew }: Props) {
  const outcome = useRef<HTMLDivElement>(null)
  useEffect(() => outcome.current?.focus(), [])
  const snapshot = useSnapshot()
  const progress = progressOf(snapshot, account, config.name, config.num_replicas)
  const state = words(submission, account, config.name)
  const refused = submission.kind === 'rejected' || outcomeOf(submission) === 'refused'
  const error = submission.kind === 'answered' ? submission.answer.error : undefined
  const differs = submission.kind === 'answered' ? (submission.answer.differs ?? []) : []
  const selection = serializeSelection({ kind: 'stream', id: `${account}/${config.name}` })
  const exists = progress.stream !== null && !refused
  return (
    <section className={styles.step} aria-labelledby="follow">
      <div className={styles.body}>
        <h2 id="follow" className="clipped" title={config.name}>
          {config.name} in {account}
        </h2>
        <div role="status" aria-labelledby="follow" ref={outcome} tabIndex={-1}>
          <ol className={styles.progress}>
            <Line done={state.done} failed={refused} title={state.title} detail={state.detail} />
            {!refused && (
              <>
                <Line
                  done={progress.leader !== null}
                  title={progress.leader ? `Leader ${progress.leader}` : 'Waiting for a leader'}
                />
                <Line
                  done={progress.done}
                  title={`${progress.current} of ${progress.wanted} replicas current`}
                  detail={progress.stream?.replicas.map((r) => r.server).join(', ')}
                />
              </>
            )}
          </ol>
        </div>
        {error && <ErrorWords error={error} />}
        {differs.length > 0 && (
          <p className={styles.caution}>
            The stream differs from what was asked in: <span className="mono">{differs.join(', ')}</span>
          </p>
        )}
        {submission.kind === 'rejected' && <p className={styles.error}>{submission.detail}</p>}
      </div>
      <div className={styles.footer} onClickCapture={ignoreSecondClick}>
        {exists && (
          <>
            <ButtonLink
              variant="primary"
              href={`/streams/${encodeURIComponent(account)}/${encodeURIComponent(config.name)}`}
            >
              Open stream
            </ButtonLink>
            <ButtonLink href={`/map?sel=${encodeURIComponent(selection)}`}>Show on map</ButtonLink>
          </>
        )}
        {(refused || outcomeOf(submission) === 'exists') && (
          <Button variant={refused ? 'primary' : 'default'} onClick={onChange}>
            Change it
          </Button>
        )}
        {submission.kind === 'forgotten' && !exists && (
          <Button variant="primary" onClick={onAgain}>
            Send again
          </Button>
        )}
        {submission.kind !== 'sending' && <Button onClick={onNew}>New stream</Button>}
      </div>
    </section>
  )
}

/** These buttons stand where Create stream was: the second click of a double click there is not meant for them. */
function ignoreSecondClick(event: MouseEvent) {
  if (event.detail < 2) return
  event.preventDefault()
  event.stopPropagation()
}

function Line({
  done,
  failed = false,
  title,
  detail,
}: {
  done: boolean
  failed?: boolean
  title: string
  detail?: string
}) {
  return (
    <li data-done={done || undefined}>
      <Glyph size={16}>
        {failed ? (
          <SeverityShape severity="critical" />
        ) : done ? (
          <SeverityShape severity="ok" />
        ) : (
          <StateShape state="silent" />
        )}
      </Glyph>
      <div>
        <strong>{title}</strong>
        {detail && <p>{detail}</p>}
      </div>
    </li>
  )
}

function ErrorWords({ error }: { error: OperationError }) {
  return (
    <div className={styles.error}>
      <p>
        {error.errCode === null ? (
          'Instead of an answer: '
        ) : (
          <>
            The server says{' '}
            <span className="mono">
              {error.code}/{error.errCode}
            </span>
            :{' '}
          </>
        )}
        <strong>{error.description}</strong>
      </p>
      <p>{error.explanation}</p>
    </div>
  )
}

const outcomeOf = (s: Submission) => (s.kind === 'answered' ? s.answer.outcome : null)

function words(
  s: Submission,
  account: string,
  name: string,
): { title: string; detail?: string; done: boolean } {
  switch (s.kind) {
    case 'sending':
      return { title: 'Sending the request', done: false }
    case 'asking':
      return { title: 'Asking what became of the request', done: false }
    case 'lost':
      return {
        title: 'Orrery does not answer',
        detail: 'It is not known whether the request arrived. Asking again every second.',
        done: false,
      }
    case 'forgotten':
      return {
        title: 'Orrery knows nothing of this request',
        detail: 'It never arrived, or was made before Orrery was last started. To send it again is safe.',
        done: false,
      }
    case 'rejected':
      return {
        title: s.title,
        detail: 'Orrery did not take the request; nothing was sent to NATS.',
        done: false,
      }
    case 'answered':
      if (s.answer.waits) return { ...waitsWords(s.answer.waits.what), done: false }
      return outcomeWords(s.answer.outcome, s.answer.settled, account, name)
  }
}

function outcomeWords(outcome: Answer['outcome'], settled: boolean, account: string, name: string) {
  switch (outcome) {
    case 'created':
      return { title: 'Created', done: true }
    case 'changed':
      return { title: 'Changed', done: true }
    case 'deleted':
      return { title: 'Deleted', done: true }
    case 'exists':
      return {
        title: 'It exists already',
        detail: `${account} had a stream ${name}; it is as it was.`,
        done: true,
      }
    case 'refused':
      return { title: 'Refused', detail: 'Nothing was created.', done: false }
    case 'unknown':
      return {
        title: 'Unknown',
        detail: settled ? 'Orrery has stopped asking.' : 'Finding out what became of it.',
        done: false,
      }
  }
}
