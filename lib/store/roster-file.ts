import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { RememberedServer } from '@/lib/domain/facts'

const remembered = z.object({
  name: z.string(),
  cluster: z.string().nullable(),
  host: z.string().nullable(),
  version: z.string().nullable(),
  tags: z.array(z.string()),
  jetstream: z.boolean(),
  lastHeard: z.number(),
})
const file = z.object({ schema: z.literal(1), of: z.array(z.string()), servers: z.array(remembered) })

/** Who spoke that much earlier than others has fallen silent. */
const SILENT_MS = 20_000

/**
 * The servers heard so far, kept on disk, so that after a restart of Orrery a server that is down keeps its name, its
 * place and its tags. Losing the file loses nothing but that.
 */
export class RosterFile {
  readonly #path: string
  #last = ''

  /** `of`: the URLs that the servers were found through; a file of another supercluster is not ours. */
  constructor(
    private readonly folder: string,
    private readonly of: readonly string[],
  ) {
    this.#path = join(folder, 'roster.json')
  }

  /** What was kept; empty when there is no file, or it is of another supercluster. Throws when the file is there and cannot be read as one of ours. */
  async load(): Promise<RememberedServer[]> {
    const text = await readFile(this.#path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    if (text === null) return []
    const kept = file.parse(JSON.parse(text))
    return sameUrls(kept.of, this.of) ? kept.servers : []
  }

  /** Replaces the file in one step; does nothing when nothing but times changed within ten minutes; of one that fell silent the time counts. */
  async save(servers: readonly RememberedServer[]): Promise<void> {
    const newest = Math.max(...servers.map((s) => s.lastHeard))
    const coarse = servers.map((s) => {
      const isSilent = newest - s.lastHeard > SILENT_MS
      return { ...s, lastHeard: isSilent ? s.lastHeard : Math.floor(s.lastHeard / 600_000) }
    })
    const key = JSON.stringify(coarse)
    if (key === this.#last) return
    await mkdir(this.folder, { recursive: true })
    const draft = `${this.#path}.${process.pid}.new`
    await writeFile(draft, JSON.stringify({ schema: 1, of: this.of, servers }, null, 1))
    await rename(draft, this.#path)
    this.#last = key
  }
}

const sameUrls = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join()
