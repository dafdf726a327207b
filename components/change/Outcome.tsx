import type { ReactNode, Ref } from 'react'
import type { Submission } from '@/components/stream-form/submission-state'
import { Glyph, SeverityShape, StateShape } from '@/components/ui/Glyph'
import styles from './change.module.css'
import { waitsWords } from './waits'

/** What became of a change, in the words of the server and ours. */
export function Outcome({
  submission,
  ref,
  children,
}: {
  submission: Submission
  /** To hand it the focus. */
  ref?: Ref<HTMLDivElement>
  children?: ReactNode
}) {
  const { mark, title, detail } = words(submission)
  const answer = submission.kind === 'answered' ? submission.answer : null
  return (
    <div role="status" className={styles.outcome} data-mark={mark} ref={ref} tabIndex={-1}>
      <Glyph size={16}>
        {mark === 'wait' ? <StateShape state="silent" /> : <SeverityShape severity={SEVERITY[mark]} />}
      </Glyph>
      <div>
        <strong>{title}</strong>
        {detail !== '' && <p>{detail}</p>}
        {answer?.error && (
          <>
            <p>
              {answer.error.errCode === null ? 'Instead of an answer: ' : 'The server says '}
              {answer.error.errCode !== null && (
                <span className="mono">
                  {answer.error.code}/{answer.error.errCode}:{' '}
                </span>
              )}
              <strong>{answer.error.description}</strong>
            </p>
            <p>{answer.error.explanation}</p>
          </>
        )}
        {answer?.differs && (
          <p>
            The server holds otherwise than asked: <span className="mono">{answer.differs.join(', ')}</span>
          </p>
        )}
        {children}
      </div>
    </div>
  )
}

type Mark = 'ok' | 'no' | 'unsure' | 'wait'
const SEVERITY = { ok: 'ok', no: 'critical', unsure: 'warning' } as const

function words(s: Submission): { mark: Mark; title: string; detail: string } {
  switch (s.kind) {
    case 'sending':
      return { mark: 'wait', title: 'Sending the request', detail: '' }
    case 'asking':
      return { mark: 'wait', title: 'Asking what became of the request', detail: '' }
    case 'lost':
      return {
        mark: 'wait',
        title: 'Orrery does not answer',
        detail: 'It is not known whether the request arrived. Asking again every second.',
      }
    case 'forgotten':
      return {
        mark: 'unsure',
        title: 'Orrery knows nothing of this request',
        detail: 'It never arrived, or was made before Orrery was last started.',
      }
    case 'rejected':
      return { mark: 'no', title: s.title, detail: `${s.detail} Nothing was sent to NATS.` }
    case 'answered': {
      const { outcome, settled, done = '', waits } = s.answer
      if (waits) return { mark: 'wait', ...waitsWords(waits.what) }
      if (outcome === 'unknown') {
        const detail = settled ? 'Orrery has stopped asking.' : 'Finding out what became of it.'
        return { mark: settled ? 'unsure' : 'wait', title: 'Unknown', detail }
      }
      if (outcome === 'refused') return { mark: 'no', title: 'Refused', detail: 'Nothing was changed.' }
      return { mark: settled ? 'ok' : 'wait', title: TITLES[outcome], detail: done }
    }
  }
}

const TITLES = { created: 'Created', changed: 'Done', deleted: 'Deleted', exists: 'Nothing to change' }
