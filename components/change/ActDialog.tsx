'use client'
import { useState } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import { useKeptFocus } from '@/components/ui/useKeptFocus'
import { streamHref } from '@/lib/url/links'
import { ActFields } from './ActFields'
import { type Act, type ActAnswers, describe } from './acts'
import { Confirm, Sent } from './Confirm'
import styles from './change.module.css'
import { Outcome } from './Outcome'
import { RemovalForesight } from './RemovalForesight'
import { changeTitle } from './titles'
import { useChange } from './useChange'

interface Props {
  action: Act
  account: string
  stream: string
  onClose: () => void
}

/** What is done in one request: leader, replica, purge, seal, delete. Says what it does, wants the name where it loses something. */
export function ActDialog({ action, account, stream: name, onClose }: Props) {
  const snapshot = useSnapshot()
  const stream = snapshot.streams.find((s) => s.account === account && s.name === name) ?? null
  const [given, setGiven] = useState<ActAnswers>({
    peer: '',
    preferred: '',
    scope: 'all',
    filter: '',
    number: '',
  })
  const [typed, setTyped] = useState('')
  const { submission, send, again } = useChange({ action, account, stream: name })
  const act = describe(action, { account, name, stream, snapshot, given })
  const blocked = act.missing ?? (act.grave && typed !== name ? `Type ${name} to confirm.` : null)
  const open = submission === null
  const outcome = useKeptFocus<HTMLDivElement>(open)
  const form = useKeptFocus<HTMLFormElement>(open)
  return (
    <Dialog title={changeTitle({ action, account, stream: name })} onClose={onClose}>
      <form
        ref={form}
        tabIndex={-1}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (blocked !== null || !open) return
          const confirm = act.grave ? { confirm: typed } : {}
          void send(`/api${streamHref({ account, name })}/${action}`, { ...act.body, ...confirm })
        }}
      >
        {submission && <Outcome ref={outcome} submission={submission} />}
        {open && (
          <>
            <p className={styles.note} data-tone={act.grave ? 'crit' : undefined}>
              <Glyph size={16}>
                <SeverityShape severity={act.grave ? 'critical' : 'info'} />
              </Glyph>
              <span>{act.consequence}</span>
            </p>
            <ActFields
              action={action}
              stream={stream}
              prefers={act.prefers}
              given={given}
              onGive={setGiven}
            />
            {action === 'peer-remove' && stream && given.peer !== '' && (
              <RemovalForesight stream={stream} peer={given.peer} />
            )}
            <Sent cli={act.cli} />
            {act.grave && <Confirm name={name} typed={typed} onType={setTyped} />}
          </>
        )}
        <div className={styles.footer}>
          {open ? (
            <>
              <Button
                type="submit"
                variant="primary"
                disabled={blocked !== null}
                title={blocked ?? undefined}
              >
                {act.verb}
              </Button>
              <Button data-safe onClick={onClose}>
                Cancel
              </Button>
              <span>{blocked ?? 'Sends one request to NATS.'}</span>
            </>
          ) : (
            <>
              <Button onClick={onClose}>Close</Button>
              {isNo(submission) && <Button onClick={again}>Change it</Button>}
            </>
          )}
        </div>
      </form>
    </Dialog>
  )
}

const isNo = (s: NonNullable<ReturnType<typeof useChange>['submission']>): boolean =>
  s.kind === 'rejected' || (s.kind === 'answered' && s.answer.settled && s.answer.outcome === 'refused')
