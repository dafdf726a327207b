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
] as const
export type Audited = (typeof AUDITED)[number]

/** Where a request came from, as far as it says so itself. */
export interface From {
  host: string | null
  agent: string | null
}

/**
 * One line of the audit log. An attempt that Orrery let through has two: `begun`, on disk before anything is sent, and
 * `ended`, joined by `requestId`. One that it did not let through has one, `denied`.
 */
export interface AuditLine {
  at: string
  phase: 'begun' | 'ended' | 'denied'
  /** null while Orrery knows no users: whoever may use this machine. */
  who: string | null
  from: From
  what: Audited
  account: string | null
  stream: string | null
  requestId: string
  /** What was asked for, without what was typed to confirm it. */
  asked?: unknown
  /** Fields that change, with what they were. */
  diff?: AuditedField[]
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
export interface Attempt extends Omit<AuditLine, 'phase' | 'asked' | 'diff' | 'outcome' | 'words'> {
  asked: unknown
  diff: AuditedField[]
  /** `begun` when its end is not in the log: it is under way, or Orrery ended before it did. */
  outcome: string
  words: string | null
}

/** Attempts from lines, newest first in and out. An id that was stopped and asked again is two attempts. */
export function attempts(lines: readonly AuditLine[]): Attempt[] {
  const ends = endsOf(lines)
  const joined = new Set(ends.values())
  return lines
    .filter((l) => !joined.has(l))
    .map((l) => {
      const { phase, asked, diff, outcome, words, ...line } = l
      const end = phase === 'begun' ? ends.get(l) : { diff, outcome, words }
      return {
        ...line,
        asked: asked ?? null,
        diff: end?.diff ?? diff ?? [],
        outcome: phase === 'denied' ? 'denied' : (end?.outcome ?? 'begun'),
        words: end?.words ?? null,
      }
    })
}

/** The end of each beginning: the next of the same request. */
function endsOf(newestFirst: readonly AuditLine[]): Map<AuditLine, AuditLine> {
  const open = new Map<string, AuditLine>()
  const ends = new Map<AuditLine, AuditLine>()
  for (const line of newestFirst) {
    if (line.phase === 'ended') open.set(line.requestId, line)
    const end = line.phase === 'begun' ? open.get(line.requestId) : undefined
    if (!end) continue
    ends.set(line, end)
    open.delete(line.requestId)
  }
  return ends
}
