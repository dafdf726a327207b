import type { Answer, BalanceMove, BalanceProgress } from '@/lib/domain/operation'
import { stepDown } from './hand-over'
import type { ChangeDeps } from './reconcile'

type Exclusive = (stream: string, hand: () => Promise<void>) => Promise<void>
type Row = BalanceProgress['moves'][number]

/** nats-server elects whom it likes where nobody can be preferred: so many tries to get the wanted leader. */
const TRIES = 4

/** One run: streams hand over one by one; what is asked to stop ends after the stream that is under way. */
export class BalanceRun {
  #rows: Row[]
  #state: BalanceProgress['state'] = 'running'

  readonly requestId: string
  readonly account: string
  readonly #canPrefer: boolean

  constructor(of: { requestId: string; account: string; moves: readonly BalanceMove[]; canPrefer: boolean }) {
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
    for (const i of this.#rows.keys()) {
      if (this.#state !== 'running') this.#set(i, 'not-run', null)
      else await exclusive(this.#rows[i]?.stream ?? '', () => this.#move(i, deps))
    }
    this.#state = this.#state === 'running' ? 'done' : 'stopped'
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

export function setBalance(run: BalanceRun): void {
  home[KEY] = run
}
