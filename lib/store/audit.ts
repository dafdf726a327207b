import { appendFileSync, mkdirSync, readdirSync } from 'node:fs'
import { mkdir, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { AUDITED, type AuditLine } from '@/lib/domain/audit'
import { parseExact, stringifyExact } from '@/lib/domain/exact-json'
import { auditFiles, contentOf, fileName, inOrder, linesFromEnd } from './audit-files'

const auditLine: z.ZodType<AuditLine> = z.object({
  at: z.string(),
  phase: z.enum(['begun', 'ended', 'denied']),
  who: z.string().nullable(),
  from: z.object({
    host: z.string().nullable(),
    agent: z.string().nullable(),
    address: z.string().nullable().default(null),
  }),
  what: z.enum(AUDITED),
  account: z.string().nullable(),
  stream: z.string().nullable(),
  requestId: z.string().nullable(),
  asked: z.unknown().optional(),
  diff: z
    .array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown(), class: z.string() }))
    .optional(),
  times: z.number().optional(),
  outcome: z.string().optional(),
  words: z.string().optional(),
})
/** A file that is so large gets no more lines: the next one is begun. */
const MAX_BYTES = 16 * 1024 * 1024

/** Thrown when a line could not be put on disk: then nothing may be changed. */
export class AuditUnwritable extends Error {
  readonly code = 'audit-unwritable'
}

/** Thrown when the log could not be read; `why` says it without the path. */
export class AuditUnreadable extends Error {
  readonly code = 'audit-unreadable'
  readonly why: string

  constructor(cause: unknown) {
    super('the audit log cannot be read', { cause })
    const { code } = cause instanceof Error ? (cause as NodeJS.ErrnoException) : {}
    this.why = (code && WHYS[code]) ?? code ?? 'for a reason that is in the log of Orrery'
  }
}

const WHYS: Record<string, string> = {
  EACCES: 'Orrery is not permitted to read it (EACCES)',
  EPERM: 'Orrery is not permitted to read it (EPERM)',
  ENOTDIR: 'a file lies where its folder should be (ENOTDIR)',
  EIO: 'the disk cannot be read (EIO)',
  EMFILE: 'too many files are open (EMFILE)',
}

/**
 * Who tried to change what, one JSON line each, only ever appended: files by month (UTC) in `data/audit`, and a new one
 * where a file has grown large. A line counts as written when the disk has it (fsync). A torn last line, after a power cut,
 * is ended before the next and skipped when read.
 */
export class AuditLog {
  #turn: Promise<unknown> = Promise.resolve()
  #ended = new Set<string>()
  /** The file that is written to, by its month. */
  #current: { month: string; number: number } | null = null

  constructor(
    private readonly folder: string,
    private readonly maxBytes = MAX_BYTES,
  ) {}

  /** Puts one line on disk. Throws `AuditUnwritable`. */
  append(line: AuditLine): Promise<void> {
    const written = this.#turn.then(() => this.#write(line))
    this.#turn = written.catch(() => {})
    return written
  }

  /** The same while the process ends and waits for nothing. An empty line, which nobody reads, keeps off a torn one. */
  appendNow(line: AuditLine): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 })
    appendFileSync(this.#pathOf(line), `\n${stringifyExact(line)}\n`, { mode: 0o600, flush: true })
  }

  #pathOf(line: AuditLine): string {
    const month = line.at.slice(0, 7)
    if (this.#current?.month !== month) {
      const last = inOrder(readdirSync(this.folder)).findLast((file) => file.month === month)
      this.#current = { month, number: last?.number ?? 1 }
    }
    return join(this.folder, fileName(month, this.#current.number))
  }

  /** Where the line goes: the last file of its month, or a new one when that has grown large. */
  async #next(line: AuditLine): Promise<string> {
    const path = this.#pathOf(line)
    const size = await stat(path).then(
      (file) => file.size,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return 0
        throw error
      },
    )
    if (size < this.maxBytes || this.#current === null) return path
    this.#current.number++
    return this.#pathOf(line)
  }

  async #write(line: AuditLine): Promise<void> {
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 })
      const path = await this.#next(line)
      const file = await open(path, 'a', 0o600)
      try {
        const torn = !this.#ended.has(path) && !(await endsWell(path))
        await file.appendFile(`${torn ? '\n' : ''}${stringifyExact(line)}\n`)
        await file.sync()
        this.#ended.add(path)
      } catch (error) {
        this.#ended.delete(path)
        throw error
      } finally {
        await file.close()
      }
    } catch (error) {
      throw new AuditUnwritable('the audit log cannot be written', { cause: error })
    }
  }

  /** The lines, newest first, read only as far as somebody asks; those that cannot be read as lines are left out. Throws `AuditUnreadable`. */
  async *lines(): AsyncGenerator<AuditLine> {
    try {
      for (const { name } of (await auditFiles(this.folder)).reverse()) {
        for await (const text of linesFromEnd(join(this.folder, name))) {
          const line = readLine(text)
          if (line) yield line
        }
      }
    } catch (error) {
      throw new AuditUnreadable(error)
    }
  }

  /** Another one whenever there is another line. Throws `AuditUnreadable`. */
  async mark(): Promise<string> {
    try {
      const last = (await auditFiles(this.folder)).at(-1)
      return last ? `${last.name}:${(await stat(join(this.folder, last.name))).size}` : 'empty'
    } catch (error) {
      throw new AuditUnreadable(error)
    }
  }

  /** Everything as it lies on disk, oldest first, in pieces. Throws `AuditUnreadable` when it cannot even begin. */
  async whole(): Promise<ReadableStream<Uint8Array>> {
    try {
      const pieces = contentOf(this.folder, await auditFiles(this.folder))
      return new ReadableStream({
        pull: async (controller) => {
          const { done, value } = await pieces.next()
          if (done) controller.close()
          else controller.enqueue(value)
        },
        cancel: async () => void (await pieces.return()),
      })
    } catch (error) {
      throw new AuditUnreadable(error)
    }
  }
}

async function endsWell(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size === 0) return true
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
    return buffer.toString() === '\n'
  } finally {
    await file.close()
  }
}

function readLine(text: string): AuditLine | null {
  if (text === '') return null
  try {
    return auditLine.parse(parseExact(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}
