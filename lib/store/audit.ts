import { appendFileSync, mkdirSync } from 'node:fs'
import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { AUDITED, type AuditLine } from '@/lib/domain/audit'
import { parseExact, stringifyExact } from '@/lib/domain/exact-json'

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
const NAME = /^\d{4}-\d{2}\.jsonl$/

/** Thrown when a line could not be put on disk: then nothing may be changed. */
export class AuditUnwritable extends Error {
  readonly code = 'audit-unwritable'
}

/**
 * Who tried to change what, one JSON line each, only ever appended, one file a month (UTC) in `data/audit`. A line counts
 * as written when the disk has it (fsync). A torn last line, after a power cut, is ended before the next and skipped when read.
 */
export class AuditLog {
  #turn: Promise<unknown> = Promise.resolve()
  #ended = new Set<string>()

  constructor(private readonly folder: string) {}

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
    return join(this.folder, `${line.at.slice(0, 7)}.jsonl`)
  }

  async #write(line: AuditLine): Promise<void> {
    const path = this.#pathOf(line)
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 })
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

  /** The newest lines, newest first; lines that cannot be read are left out. Empty when there are none. */
  async newest(limit: number): Promise<AuditLine[]> {
    const lines: AuditLine[] = []
    for (const name of (await this.#files()).reverse()) {
      const texts = (await readFile(join(this.folder, name), 'utf8')).split('\n').reverse()
      for (const text of texts) {
        const line = readLine(text)
        if (line) lines.push(line)
        if (lines.length >= limit) return lines
      }
    }
    return lines
  }

  /** Everything as it lies on disk, oldest first. */
  async whole(): Promise<string> {
    const files = await this.#files()
    return (await Promise.all(files.map((name) => readFile(join(this.folder, name), 'utf8')))).join('')
  }

  async #files(): Promise<string[]> {
    const names = await readdir(this.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    return names.filter((name) => NAME.test(name)).sort()
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
