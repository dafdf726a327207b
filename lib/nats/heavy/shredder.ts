import type { MessagePort } from 'node:worker_threads'

/** One large answer, as it came. */
export interface ShredJob {
  data: Uint8Array
  gzip: boolean
  maxBytes: number
  /** What may be left of an answer that is no list of streams, in characters. */
  maxHead: number
  /** A stream (`account/name`) whose entry stays in the head. */
  keep: string | null
}

export type Shredded =
  | { ok: false; reason: string }
  | {
      ok: true
      /** The answer without its streams. */
      head: string
      /** Id of the server that answered; streams are remembered by it. */
      server: string
      /** Streams that are as they were in an earlier answer of this server, by the number they then got. */
      same: Uint32Array<ArrayBuffer>
      /** The others: JSON of lists of `[number, account, stream]`, each short enough to be parsed at one go. */
      changed: Uint8Array<ArrayBuffer>[]
      /** Numbers of streams (of this server) that it has not listed for long: to be forgotten. */
      dropped: number[]
    }

/**
 * Takes large answers apart in a worker thread, so that the main thread never parses megabytes: it is handed what changed,
 * in small pieces that are not copied when they change threads. Started from its own source text (bundlers cannot lose it), hence it refers to nothing outside itself.
 */
export function shredder(
  parent: MessagePort,
  zlib: typeof import('node:zlib'),
  crypto: typeof import('node:crypto'),
): void {
  const CHUNK = 64 * 1024
  /** Every n-th answer tells a stream again although it did not change, so that ages of heartbeats do not stand still. */
  const RETOLD_EVERY = 32
  const FORGOTTEN_AFTER = 64
  type Known = { number: number; hash: string; heard: number }
  const memory = new Map<string, { answers: number; numbers: number; streams: Map<string, Known> }>()
  const encoder = new TextEncoder()

  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
  const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

  function inflate({ data, gzip, maxBytes }: ShredJob): string {
    const plain = gzip ? zlib.gunzipSync(data, { maxOutputLength: maxBytes }) : data
    if (plain.byteLength > maxBytes) throw new RangeError('too large')
    return new TextDecoder().decode(plain)
  }

  /** Takes the streams out of `answer`, by key. */
  function takeStreams(answer: unknown, keep: string | null): Map<string, { account: string; text: string }> {
    const taken = new Map<string, { account: string; text: string }>()
    const data = isObject(answer) && isObject(answer.data) ? answer.data : {}
    const accounts = Array.isArray(data.account_details) ? data.account_details : []
    for (const account of accounts) {
      if (!isObject(account) || !Array.isArray(account.stream_detail)) continue
      const name = textOf(account.name)
      const left: unknown[] = []
      for (const stream of account.stream_detail) {
        const key = `${name}/${isObject(stream) ? textOf(stream.name) : ''}`
        taken.set(key, { account: name, text: JSON.stringify(stream) })
        if (key === keep) left.push(stream)
      }
      account.stream_detail = left
    }
    return taken
  }

  function shred(job: ShredJob): Shredded {
    let text: string
    try {
      text = inflate(job)
    } catch (error) {
      const words = error instanceof Error ? `${'code' in error ? error.code : ''} ${error.message}` : ''
      const megabytes = Math.round(job.maxBytes / 2 ** 20)
      if (/TOO_LARGE|too large|larger than/i.test(words))
        return { ok: false, reason: `more than ${megabytes} MB` }
      return { ok: false, reason: /BUF_ERROR|unexpected end/.test(words) ? 'cut off' : 'broken compression' }
    }
    let answer: unknown
    try {
      answer = JSON.parse(text)
    } catch {
      return { ok: false, reason: `not JSON (${text.length} characters)` }
    }
    const taken = takeStreams(answer, job.keep)
    const head = JSON.stringify(answer)
    if (head.length > job.maxHead)
      return { ok: false, reason: `${(head.length / 2 ** 20).toFixed(0)} MB that are no streams` }
    const server = isObject(answer) && isObject(answer.server) ? textOf(answer.server.id) : ''
    return { ok: true, head, server, ...compare(server, taken) }
  }

  function compare(server: string, taken: Map<string, { account: string; text: string }>) {
    const known = memory.get(server) ?? { answers: 0, numbers: 0, streams: new Map<string, Known>() }
    memory.set(server, known)
    const round = known.answers++
    const same: number[] = []
    const changed: Uint8Array<ArrayBuffer>[] = []
    let chunk: string[] = []
    let size = 0
    for (const [key, { account, text }] of taken) {
      // A heartbeat of less than two seconds ago is as good as any other.
      const steady = text.replace(/"active":(?:1\d{9}|\d{1,9})\b/g, '"active":0')
      const hash = crypto.createHash('md5').update(steady).digest('base64')
      const before = known.streams.get(key)
      const number = before?.number ?? known.numbers++
      const isRetold = number % RETOLD_EVERY === round % RETOLD_EVERY
      known.streams.set(key, { number, hash, heard: round })
      if (before?.hash === hash && !isRetold) {
        same.push(number)
        continue
      }
      chunk.push(`[${number},${JSON.stringify(account)},${text}]`)
      size += text.length
      if (size >= CHUNK) {
        changed.push(encoder.encode(`[${chunk.join(',')}]`))
        chunk = []
        size = 0
      }
    }
    if (chunk.length > 0) changed.push(encoder.encode(`[${chunk.join(',')}]`))
    const dropped: number[] = []
    for (const [key, { number, heard }] of known.streams) {
      if (round - heard <= FORGOTTEN_AFTER) continue
      dropped.push(number)
      known.streams.delete(key)
    }
    return { same: new Uint32Array(same), changed, dropped }
  }

  parent.on('message', (job: ShredJob) => {
    const shredded = shred(job)
    const buffers = shredded.ok ? [shredded.same, ...shredded.changed].map((bytes) => bytes.buffer) : []
    parent.postMessage(shredded, buffers)
  })
}
