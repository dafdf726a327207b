'use client'
import { useEffect, useMemo, useState } from 'react'
import { notPermitted } from '@/components/change/actions'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { newRequestId } from '@/components/stream-form/saved'
import { Button } from '@/components/ui/Button'
import { planBalance } from '@/lib/domain/balance'
import { plural } from '@/lib/domain/format'
import type { BalancePlan, BalanceProgress } from '@/lib/domain/operation'
import styles from './balance.module.css'

const ASK_EVERY = 500

/** A plan that spreads leaders: drawn into the grid, run stream by stream, stopped at will. */
export function BalancePanel({
  writable,
  onPlan,
  onClose,
}: {
  writable: readonly string[]
  onPlan: (plan: BalancePlan | null) => void
  onClose: () => void
}) {
  const snapshot = useSnapshot()
  const [account, setAccount] = useState(writable[0] ?? '')
  const [run, setRun] = useState<BalanceProgress | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  const plan = useMemo(() => planBalance(snapshot, account), [snapshot, account])
  // What is drawn into the grid changes with the plan only, not with every figure of the picture.
  const written = JSON.stringify(plan)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `written` stands for the plan
  useEffect(() => onPlan(plan), [written, onPlan])
  const busy = run !== null && isUnderWay(run)
  // One that somebody started before, here or elsewhere.
  useEffect(() => {
    let gone = false
    void call('/api/balance').then(({ progress }) => {
      if (gone || !progress || !isUnderWay(progress)) return
      setRun((mine) => mine ?? progress)
      setAccount(progress.account)
    })
    return () => {
      gone = true
    }
  }, [])
  const asked = run?.requestId
  useEffect(() => {
    if (!busy) return
    const timer = setInterval(async () => {
      const { progress } = await call('/api/balance')
      // Until ours has begun, the answer is about the run before it.
      if (progress?.requestId === asked) setRun(progress)
    }, ASK_EVERY)
    return () => clearInterval(timer)
  }, [busy, asked])
  const start = () => {
    const requestId = newRequestId()
    const { moves } = plan
    setWhy(null)
    setRun({
      requestId,
      account,
      state: 'running',
      moves: moves.map((m) => ({ ...m, state: 'waiting', words: null })),
    })
    void call('/api/balance/run', { account, moves, requestId }).then((answer) => {
      if (answer.why === null) return
      setRun(null)
      setWhy(answer.why)
    })
  }
  const denied = notPermitted(account, 'step-down', snapshot)
  const done = run?.moves.filter((m) => m.state !== 'waiting' && m.state !== 'running').length ?? 0
  const leaders = plan.leaders.filter((l) => l.now !== l.after)
  return (
    <section className={styles.panel} aria-label="Balance leaders">
      <header>
        <h2>Balance leaders</h2>
        {writable.length > 1 && (
          <select
            aria-label="Account"
            value={account}
            disabled={busy}
            onChange={(e) => setAccount(e.target.value)}
          >
            {writable.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
        <p role="status">{run ? runWords(run, done) : (why ?? planWords(plan))}</p>
        {busy ? (
          <Button
            size="small"
            disabled={run.state === 'stopping'}
            onClick={() => void call('/api/balance/stop', {})}
          >
            Stop
          </Button>
        ) : (
          <Button
            size="small"
            variant="primary"
            disabled={plan.moves.length === 0 || denied !== null}
            title={denied ?? (plan.moves.length === 0 ? 'The leaders are spread evenly' : undefined)}
            onClick={start}
          >
            Move {plural(plan.moves.length, 'leader')}
          </Button>
        )}
        <Button size="small" onClick={onClose} disabled={busy} title={busy ? 'Stop it first' : undefined}>
          Close
        </Button>
      </header>
      <div className={styles.lists}>
        <ul aria-label="Moves">
          {(run?.moves ?? plan.moves.map((m) => ({ ...m, state: 'waiting' as const, words: null }))).map(
            (m) => (
              <li key={m.stream} data-state={m.state}>
                <strong className="mono">{m.stream}</strong> <span className="mono">{m.from}</span> →{' '}
                <span className="mono">{m.to}</span> {run && <em>{m.words ?? WORDS[m.state]}</em>}
              </li>
            ),
          )}
        </ul>
        {leaders.length > 0 && !run && (
          <ul aria-label="Leaders by server">
            {leaders.map((l) => (
              <li key={l.server}>
                <span className="mono">{l.server}</span> ★ {l.now} → {l.after}
              </li>
            ))}
          </ul>
        )}
        {plan.left.length > 0 && (
          <ul aria-label="Left as they are">
            {plan.left.map((l) => (
              <li key={l.stream}>
                <span className="mono">{l.stream}</span> stays: {l.why}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

const isUnderWay = ({ state }: BalanceProgress) => state === 'running' || state === 'stopping'

const WORDS: Record<BalanceProgress['moves'][number]['state'], string> = {
  waiting: 'waits',
  running: 'hands over',
  done: 'done',
  elsewhere: 'went elsewhere',
  failed: 'failed',
  'not-run': 'not run',
}

function planWords({ moves, canPrefer }: BalancePlan): string {
  if (moves.length === 0) return 'The leaders are spread evenly already.'
  const how = canPrefer
    ? ''
    : ' Servers before 2.11 cannot be told who is to lead: a leader may go elsewhere.'
  return `${plural(moves.length, 'stream')} would hand over, one after the other; each waits for a moment with writes.${how}`
}

function runWords({ state, moves }: BalanceProgress, done: number): string {
  const count = `${done} of ${plural(moves.length, 'stream')}`
  switch (state) {
    case 'running':
      return `${count} handed over.`
    case 'stopping':
      return `${count} handed over; stops after the one under way.`
    case 'stopped':
      return `Stopped after ${count}.`
    case 'done':
      return `Done: ${moves.filter((m) => m.state === 'done').length} of ${moves.length} lead where planned.`
  }
}

async function call(
  path: string,
  body?: object,
): Promise<{ progress: BalanceProgress | null; why: string | null }> {
  try {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }
    const response = await fetch(path, body === undefined ? {} : init)
    const value = await response.json()
    if (!response.ok) return { progress: null, why: String(value.detail ?? 'Orrery did not take it.') }
    if (value.outcome === 'refused') return { progress: null, why: String(value.error?.explanation) }
    return { progress: value.moves ? value : null, why: null }
  } catch {
    // The run goes on without us; the next look tells.
    return { progress: null, why: null }
  }
}
