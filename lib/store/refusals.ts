import type { AuditLine } from '@/lib/domain/audit'
import { parseExact, stringifyExact } from '@/lib/domain/exact-json'
import { log, redact } from '@/lib/log/log'

const MINUTE = 60_000
/** So many lines a minute are written as they come; the rest is counted into one more. */
const LINES = 12
const ASKED = 4096
const WORDS = 500
const NAME = 255

/** One attempt that Orrery did not let through. */
export type Refused = Omit<AuditLine, 'at' | 'phase' | 'words'> & { code: string; words: string }

interface Deps {
  append: (line: AuditLine) => Promise<void>
  /** The same while the process ends, when nothing is waited for any more. */
  appendNow: (line: AuditLine) => void
  /** ms since the epoch. */
  now: () => number
  later: (run: () => void, ms: number) => void
}

/**
 * Puts attempts that were denied into the audit log, so that junk cannot fill the disk: in a minute the first of each kind
 * is a line, up to twelve kinds; all others are counted and make one line at the end of the minute. No line is long.
 */
export class Refusals {
  #began = Number.NEGATIVE_INFINITY
  #seen = new Set<string>()
  #counts = new Map<string, number>()

  constructor(private readonly deps: Deps) {}

  async add({ code, ...refused }: Refused): Promise<void> {
    const now = this.deps.now()
    if (now - this.#began >= MINUTE) await this.#nextMinute(now)
    const { what, account, stream, from, who } = refused
    const kind = JSON.stringify([code, what, account, stream, from.address, who])
    if (!this.#seen.has(kind) && this.#seen.size < LINES) {
      this.#seen.add(kind)
      return this.#write({ at: iso(now), phase: 'denied', ...short(refused) })
    }
    if (this.#counts.size === 0) {
      this.deps.later(() => void this.flush(), this.#began + MINUTE - now)
    }
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1)
  }

  /** Writes what was only counted so far. */
  async flush(): Promise<void> {
    const line = this.#sum()
    if (line) await this.#write(line)
  }

  /** The same at the very end of the process. */
  flushNow(): void {
    const line = this.#sum()
    if (line) this.deps.appendNow(line)
  }

  #sum(): AuditLine | null {
    const counts = [...this.#counts].sort(([, a], [, b]) => b - a)
    this.#counts.clear()
    const times = counts.reduce((sum, [, n]) => sum + n, 0)
    if (times === 0) return null
    return {
      at: iso(this.deps.now()),
      phase: 'denied',
      who: null,
      from: { host: null, agent: null, address: null },
      what: 'several',
      account: null,
      stream: null,
      requestId: null,
      times,
      words: `${times} more were refused: ${counts.map(([code, n]) => `${code} ${n}`).join(', ')}`,
    }
  }

  async #nextMinute(now: number): Promise<void> {
    this.#began = now
    this.#seen.clear()
    await this.flush()
  }

  /** What was refused stays refused, whether it can be put on record or not. */
  async #write(line: AuditLine): Promise<void> {
    await this.deps.append(line).catch((err: unknown) => log.error({ err }, 'a refusal is not on record'))
  }
}

const iso = (ms: number) => new Date(ms).toISOString()
const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
/** Without secrets, and cut to its length; a little is looked at beyond, so that no half of a secret is left. */
const clean = (text: string, most: number) => cut(redact(text.slice(0, most + NAME)), most)

/** Whoever was refused may have sent anything, as long as it likes. */
function short({
  words,
  asked,
  account,
  stream,
  ...line
}: Omit<Refused, 'code'>): Omit<AuditLine, 'at' | 'phase'> {
  return {
    ...line,
    account: account === null ? null : clean(account, NAME),
    stream: stream === null ? null : clean(stream, NAME),
    ...(asked === undefined ? {} : { asked: shortValue(stringifyExact(asked)) }),
    words: clean(words, WORDS),
  }
}

function shortValue(json: string): unknown {
  const said = clean(json, ASKED)
  try {
    return parseExact(said)
  } catch {
    return { cut: said }
  }
}
