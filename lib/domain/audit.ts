export const AUDITED = [
  'create',
  'update',
  'delete',
  'purge',
  'seal',
  'step-down',
  'peer-remove',
  'cancel-move',
  'meta-step-down',
  'balance',
  'balance-stop',
  /** Refusals that were only counted. */
  'several',
] as const
export type Audited = (typeof AUDITED)[number]

/** Where a request came from; `host` and `agent` as far as it says so itself. */
export interface From {
  host: string | null
  agent: string | null
  /** The other end of its connection; null in lines of versions that did not note it. */
  address: string | null
}

/**
 * One line of the audit log. An attempt that Orrery let through has two: `begun`, on disk before anything is sent, and
 * `ended`, joined by `requestId`. One that it did not let through has one, `denied`.
 */
export interface AuditLine {
  at: string
  phase: 'begun' | 'ended' | 'denied'
  /** The user whom the proxy named; null where Orrery knows none: whoever may use this machine. */
  who: string | null
  from: From
  what: Audited
  account: string | null
  stream: string | null
  /** null: refused before it could be read. */
  requestId: string | null
  /** What was asked for, without what was typed to confirm it. */
  asked?: unknown
  /** Fields that change, with what they were. */
  diff?: AuditedField[]
  /** For how many attempts this line stands, when not for one. */
  times?: number
  outcome?: string
  /** The server's words, or why it was denied. */
  words?: string
}

export interface AuditedField {
  field: string
  from: unknown
  to: unknown
  class: string
}

/** One attempt, as the view shows it: the lines of one request put together. */
export interface Attempt extends Omit<AuditLine, 'phase' | 'asked' | 'diff' | 'times' | 'outcome' | 'words'> {
  asked: unknown
  diff: AuditedField[]
  times: number
  /** `begun` when its end is not in the log: it is under way, or Orrery ended before it did. */
  outcome: string
  words: string | null
}

/** Puts lines together to attempts; they come newest first. An id that was stopped and asked again is two attempts. */
export class Attempts {
  readonly #ends = new Map<string, AuditLine>()

  /** The attempt that is whole with this line. */
  add(line: AuditLine): Attempt[] {
    const { requestId, phase } = line
    if (phase === 'ended' && requestId !== null) {
      const alone = this.#ends.get(requestId)
      this.#ends.set(requestId, line)
      return alone ? [attemptOf(alone, alone)] : []
    }
    const end = phase === 'begun' && requestId !== null ? this.#ends.get(requestId) : undefined
    if (end?.requestId) this.#ends.delete(end.requestId)
    return [attemptOf(line, phase === 'begun' ? end : line)]
  }

  /** Ends without a beginning: it was not among the lines, or there is none. */
  rest(): Attempt[] {
    return [...this.#ends.values()].map((line) => attemptOf(line, line))
  }
}

/** Attempts from lines, newest first in and out. */
export function attempts(lines: readonly AuditLine[]): Attempt[] {
  const together = new Attempts()
  return newestFirst([...lines.flatMap((line) => together.add(line)), ...together.rest()])
}

/** By when they were made. */
export const newestFirst = (list: readonly Attempt[]): Attempt[] =>
  [...list].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1))

function attemptOf(line: AuditLine, end: AuditLine | undefined): Attempt {
  const { phase, asked, diff, times, outcome, words, ...rest } = line
  return {
    ...rest,
    asked: asked ?? null,
    times: times ?? 1,
    diff: end?.diff ?? diff ?? [],
    outcome: phase === 'denied' ? 'denied' : (end?.outcome ?? 'begun'),
    words: end?.words ?? null,
  }
}
