import type { Answer, BalanceMove, BalanceProgress } from '@/lib/domain/operation'
import { refusedByUs } from './answers'
import { stepDown } from './hand-over'
import type { ChangeDeps } from './reconcile'

type Exclusive = (stream: string, hand: () => Promise<void>) => Promise<void>
type Row = BalanceProgress['moves'][number]

/** nats-server elects whom it likes where nobody can be preferred: so many tries to get the wanted leader. */
const TRIES = 4

interface Plan {
  requestId: string
  account: string
  moves: readonly BalanceMove[]
  canPrefer: boolean
}

/** One run: streams hand over one by one; what is asked to stop ends after the stream that is under way. */
class BalanceRun {
  #rows: Row[]
  #state: BalanceProgress['state'] = 'running'

  readonly requestId: string
  readonly account: string
  readonly #canPrefer: boolean

  constructor(of: Plan) {
    this.requestId = of.requestId
    this.account = of.account
    this.#canPrefer = of.canPrefer
    this.#rows = of.moves.map((move) => ({ ...move, state: 'waiting', words: null }))
  }

  progress(): BalanceProgress {
    return { requestId: this.requestId, account: this.account, state: this.#state, moves: this.#rows }
  }

  stop(): void {
    if (this.#state === 'running') this.#state = 'stopping'
  }

  get isOver(): boolean {
    return this.#state === 'done' || this.#state === 'stopped'
  }

  /** Runs to the end; `exclusive` keeps other operations off a stream while it hands over. */
  async run(deps: ChangeDeps, exclusive: Exclusive): Promise<Answer> {
    let whole = false
    try {
      for (const i of this.#rows.keys()) {
        if (this.#state !== 'running') this.#set(i, 'not-run', null)
        else await exclusive(this.#rows[i]?.stream ?? '', () => this.#move(i, deps))
      }
      whole = this.#state === 'running'
    } finally {
      // Over in any case, also after a fault of ours: it must not keep the next run from beginning.
      this.#state = whole ? 'done' : 'stopped'
    }
    const done = this.#rows.filter((r) => r.state === 'done').length
    return {
      requestId: this.requestId,
      outcome: 'changed',
      settled: true,
      done: `${done} of ${this.#rows.length} streams handed over as planned`,
    }
  }

  async #move(i: number, deps: ChangeDeps): Promise<void> {
    const row = this.#rows[i]
    if (!row) return
    this.#set(i, 'running', null)
    const preferred = this.#canPrefer ? { preferred: row.to } : {}
    let words = ''
    for (let attempt = 0; attempt < (this.#canPrefer ? 1 : TRIES); attempt++) {
      const target = { requestId: this.requestId, account: this.account, stream: row.stream, ...preferred }
      const answer = await stepDown(target, deps, () => {})
      if (answer.outcome !== 'changed')
        return this.#set(i, 'failed', answer.error?.description ?? 'no answer')
      const leader = answer.stream?.leader ?? null
      if (leader === row.to) return this.#set(i, 'done', `${leader} leads`)
      words = leader === null ? 'no leader yet' : `${leader} leads`
      // Not where it should be, but no longer where it was: with every try writes wait for a moment.
      if (this.#state !== 'running') break
    }
    this.#set(i, 'elsewhere', words)
  }

  #set(i: number, state: Row['state'], words: string | null): void {
    this.#rows = this.#rows.map((row, at) => (at === i ? { ...row, state, words } : row))
  }
}

const KEY = Symbol.for('orrery.balance')
// Next gives each route its own copy of a module; what exists once a process lives on globalThis.
const home: typeof globalThis & { [KEY]?: BalanceRun } = globalThis

/** The run of this process, under way or the last; null when there was none. */
export const currentBalance = (): BalanceRun | null => home[KEY] ?? null

/** Runs a plan, unless another run is under way: there is one at a time, of whatever account. */
export async function runBalance(of: Plan, deps: ChangeDeps, exclusive: Exclusive): Promise<Answer> {
  // Looked and taken in one step: of two that come at once, one runs.
  const before = currentBalance()
  if (before && !before.isOver) {
    return refusedByUs(
      of.requestId,
      'leaders are being balanced already',
      `Orrery is balancing the leaders of ${before.account}. Stop that first, or wait. Nothing was sent.`,
    )
  }
  const run = new BalanceRun(of)
  home[KEY] = run
  return run.run(deps, exclusive)
}
