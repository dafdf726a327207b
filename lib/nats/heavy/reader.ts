import { Worker } from 'node:worker_threads'
import { equal } from '@/lib/domain/equal'
import type { StreamConfig, StreamCopy } from '@/lib/domain/observation'
import { decodeCopy } from '../endpoints/jsz'
import { isJson } from '../read'
import { wrongStreamType } from '../shape'
import { type Shredded, type ShredJob, shredder } from './shredder'

/** More than this after decompression is refused, so that one broken answer cannot take the process down. */
export const MAX_ANSWER_BYTES = 64 * 2 ** 20
/** What is parsed on the main thread of an answer that is no list of streams. */
const MAX_HEAD = 2 ** 20
/** Waiting answers together; what comes beyond is refused. */
const MAX_WAITING_BYTES = 256 * 2 ** 20
const STUCK_AFTER_MS = 20_000
const WORKER_HEAP_MB = 768

export type HeavyAnswer = { ok: true; text: string; copies: StreamCopy[] } | { ok: false; reason: string }

interface Waiting {
  data: Uint8Array
  gzip: boolean
  keep: string | null
  resolve: (answer: HeavyAnswer) => void
}

/**
 * Reads large answers without blocking: a worker thread inflates and parses, this thread decodes what changed in small
 * steps. Streams that are as they were keep the identity of their decoded copy, so that unchanged ones cost nothing
 * further on either. One answer at a time, in the order of arrival.
 */
export class HeavyReader {
  #worker: Worker | null = null
  #waiting: Waiting[] = []
  #waitingBytes = 0
  #busy = false
  #copies = new Map<string, Map<number, StreamCopy>>()
  /** The configuration of every stream as it was last told, by `account/name`. */
  #configs = new Map<string, StreamConfig>()

  read(data: Uint8Array, gzip: boolean, keep: string | null): Promise<HeavyAnswer> {
    if (this.#waitingBytes + data.byteLength > MAX_WAITING_BYTES)
      return Promise.resolve({ ok: false, reason: 'too much at once' })
    this.#waitingBytes += data.byteLength
    return new Promise((resolve) => {
      this.#waiting.push({ data, gzip, keep, resolve })
      void this.#work()
    })
  }

  async #work(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const shredded = await this.#shred(next)
      this.#waitingBytes -= next.data.byteLength
      next.resolve(shredded.ok ? await this.#assemble(shredded) : shredded)
    }
    this.#busy = false
  }

  #shred({ data, gzip, keep }: Waiting): Promise<Shredded> {
    const worker = this.#standing()
    // A copy of exactly these bytes: they share their buffer with other messages (and `slice` of a Buffer is no copy).
    const own = new Uint8Array(data)
    const job: ShredJob = { data: own, gzip, keep, maxBytes: MAX_ANSWER_BYTES, maxHead: MAX_HEAD }
    return new Promise((resolve) => {
      const fail = (reason: string) => {
        off()
        this.#worker = null
        this.#copies.clear()
        void worker.terminate()
        resolve({ ok: false, reason })
      }
      const timer = setTimeout(() => fail('took too long to read'), STUCK_AFTER_MS)
      const onMessage = (shredded: Shredded) => {
        off()
        resolve(shredded)
      }
      const onError = () => fail('too large to read')
      const off = () => {
        clearTimeout(timer)
        worker.off('message', onMessage)
        worker.off('error', onError)
        // Waiting for work must not keep the process alive.
        worker.unref()
      }
      worker.ref()
      worker.on('message', onMessage)
      worker.on('error', onError)
      worker.postMessage(job, [own.buffer])
    })
  }

  #standing(): Worker {
    if (this.#worker) return this.#worker
    const code = `(${shredder.toString()})(require('node:worker_threads').parentPort, require('node:zlib'), require('node:crypto'))`
    const worker = new Worker(code, {
      eval: true,
      name: 'orrery-reader',
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
    })
    // One that dies between two answers is replaced at the next.
    worker.on('error', () => this.#lost(worker))
    worker.on('exit', () => this.#lost(worker))
    this.#worker = worker
    return worker
  }

  #lost(worker: Worker): void {
    if (this.#worker !== worker) return
    this.#worker = null
    this.#copies.clear()
  }

  /** The copy with the configuration that is known already, if it is the same: servers repeat it with every copy. */
  #sharing(copy: StreamCopy): StreamCopy {
    const key = `${copy.account}/${copy.name}`
    const config = this.#configs.get(key)
    if (config && copy.config && equal(config.raw, copy.config.raw)) return { ...copy, config }
    if (copy.config) this.#configs.set(key, copy.config)
    return copy
  }

  async #assemble(shredded: Shredded & { ok: true }): Promise<HeavyAnswer> {
    const { head, server, same, changed, dropped } = shredded
    const known = this.#copies.get(server) ?? new Map<number, StreamCopy>()
    this.#copies.set(server, known)
    const copies: StreamCopy[] = []
    for (const number of same) {
      const copy = known.get(number)
      if (copy) copies.push(copy)
    }
    let reason: string | null = null
    let unreadable = same.length - copies.length
    for (const chunk of changed) {
      await breathe()
      const entries: unknown = JSON.parse(new TextDecoder().decode(chunk))
      for (const entry of Array.isArray(entries) ? entries : []) {
        const [number, account, detail] = Array.isArray(entry) ? entry : []
        const wrong = isJson(detail) ? wrongStreamType(detail) : 'a stream is not an object'
        const copy = isJson(detail) && typeof account === 'string' ? decodeCopy(account, detail) : null
        if (!copy || typeof number !== 'number' || wrong !== null) {
          unreadable++
          reason ??= wrong
          continue
        }
        const kept = this.#sharing(copy)
        known.set(number, kept)
        copies.push(kept)
      }
    }
    // Whoever keeps them gets a turn of its own.
    await breathe()
    for (const number of dropped) {
      const copy = known.get(number)
      if (copy) this.#configs.delete(`${copy.account}/${copy.name}`)
      known.delete(number)
    }
    if (unreadable > 0) return { ok: false, reason: reason ?? `${unreadable} of its streams` }
    return { ok: true, text: head, copies }
  }
}

/** Lets everything else run that waits. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

const KEY = Symbol.for('orrery.reader')
const home: typeof globalThis & { [KEY]?: HeavyReader } = globalThis

/** The one reader of this process: Next gives each entry its own copy of a module. */
export function heavyReader(): HeavyReader {
  home[KEY] ??= new HeavyReader()
  return home[KEY]
}
