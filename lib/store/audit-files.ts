import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** One file of the log: a month (UTC), and from its second file on the number of it. */
export interface AuditFile {
  name: string
  month: string
  number: number
}

const NAME = /^(\d{4}-\d{2})(?:\.(\d+))?\.jsonl$/
const CHUNK = 64 * 1024

export const fileName = (month: string, number: number): string =>
  number === 1 ? `${month}.jsonl` : `${month}.${number}.jsonl`

/** The files of the log among names, oldest first. */
export function inOrder(names: readonly string[]): AuditFile[] {
  return names
    .flatMap((name) => {
      const [, month, number = '1'] = NAME.exec(name) ?? []
      return month === undefined ? [] : [{ name, month, number: Number(number) }]
    })
    .sort((a, b) => (a.month === b.month ? a.number - b.number : a.month < b.month ? -1 : 1))
}

/** The files in a folder, oldest first; none when there is no folder. */
export async function auditFiles(folder: string): Promise<AuditFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return inOrder(names)
}

/** The lines of a file as it is now, the last first, read in pieces from its end. */
export async function* linesFromEnd(path: string): AsyncGenerator<string> {
  const file = await open(path, 'r')
  try {
    let at = (await file.stat()).size
    // Pieces of a line whose beginning is not read yet, in the order of the file.
    let tail: Buffer<ArrayBuffer>[] = []
    while (at > 0) {
      const length = Math.min(CHUNK, at)
      at -= length
      let rest = await readAt(file, at, length)
      for (;;) {
        const newline = rest.lastIndexOf(10)
        if (newline < 0) break
        yield Buffer.concat([rest.subarray(newline + 1), ...tail]).toString()
        tail = []
        rest = rest.subarray(0, newline)
      }
      tail.unshift(rest)
    }
    yield Buffer.concat(tail).toString()
  } finally {
    await file.close()
  }
}

async function readAt(
  file: Awaited<ReturnType<typeof open>>,
  at: number,
  length: number,
): Promise<Buffer<ArrayBuffer>> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

/** The files of a folder one after the other, as they are when each is begun, in pieces. */
export async function* contentOf(
  folder: string,
  files: readonly AuditFile[],
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  for (const { name } of files) {
    const path = join(folder, name)
    const { size } = await stat(path)
    const file = await open(path, 'r')
    try {
      for (let at = 0; at < size; at += CHUNK) yield await readAt(file, at, Math.min(CHUNK, size - at))
    } finally {
      await file.close()
    }
  }
}
