import { gzipSync } from 'node:zlib'
import { isJson, type Json } from '@/lib/nats/read'

/** An answer on its way out; a distortion makes none, one or more of it. */
export interface Outgoing {
  /** The server block, its `time` included. */
  server: Json
  key: 'data' | 'statsz'
  data: Json
  afterMs: number
  /** Sent instead of server block and data. */
  raw?: { bytes: Uint8Array; gzip: boolean }
}

export type Distortion = (answer: Outgoing) => Outgoing[]

export const textOf = (a: Outgoing): string => JSON.stringify({ server: a.server, [a.key]: a.data })

export const silent: Distortion = () => []

export function delayed(ms: number): Distortion {
  return (answer) => [{ ...answer, afterMs: answer.afterMs + ms }]
}

/** Only the first answer is late: those to later requests overtake it. */
export function firstDelayed(ms: number, edit: (data: Json) => Json): Distortion {
  let first = true
  return (answer) => {
    if (!first) return [answer]
    first = false
    return [{ ...answer, data: edit(answer.data), afterMs: answer.afterMs + ms }]
  }
}

export function duplicated(times: number): Distortion {
  return (answer) => Array.from({ length: times }, () => answer)
}

/** What is left of an answer that was cut after `part` (0..1) of its bytes. */
export function truncated(part: number): Distortion {
  return (answer) => {
    const bytes = Buffer.from(textOf(answer))
    return [{ ...answer, raw: { bytes: bytes.subarray(0, Math.floor(bytes.length * part)), gzip: false } }]
  }
}

/** Cut after it was compressed. */
export function truncatedGzip(part: number): Distortion {
  return (answer) => {
    const bytes = gzipSync(textOf(answer))
    return [{ ...answer, raw: { bytes: bytes.subarray(0, Math.floor(bytes.length * part)), gzip: true } }]
  }
}

export function edited(edit: (data: Json) => Json): Distortion {
  return (answer) => [{ ...answer, data: edit(answer.data) }]
}

/** The answer with so many megabytes of foreign fields. */
export function padded(megabytes: number, gzip: boolean): Distortion {
  let bytes: Uint8Array | null = null
  return (answer) => {
    const filler = () => Array.from({ length: megabytes * 16 }, (_, i) => `${i}`.padEnd(64 * 1024 - 3, 'x'))
    // Made once: it is large, and nobody reads the time in it.
    const text = () => textOf({ ...answer, data: { ...answer.data, filler: filler() } })
    bytes ??= gzip ? gzipSync(text(), { level: 1 }) : Buffer.from(text())
    return [{ ...answer, raw: { bytes, gzip } }]
  }
}

export function skewed(ms: number): Distortion {
  return (answer) => [{ ...answer, server: { ...answer.server, time: shifted(answer.server.time, ms) } }]
}

/** As `nats-server -DV` of some later release might write it: another version, fields of other kinds. */
export function fromTheFuture(version: string): Distortion {
  return (answer) => [
    {
      ...answer,
      server: { ...answer.server, ver: version, flags: { all: 'new' }, zone: [1, 2] },
      data: { ...answer.data, shards: [{ id: 1, of: { any: null } }], pace: '3/s' },
    },
  ]
}

/** Numbers as text, lists as objects, at the top level of the data. */
export function wronglyTyped(data: Json): Json {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      typeof value === 'number'
        ? `${value}`
        : Array.isArray(value)
          ? { 0: value }
          : isJson(value)
            ? 7
            : value,
    ]),
  )
}

function shifted(time: unknown, ms: number): string {
  return new Date(Date.parse(String(time)) + ms).toISOString()
}

/** What that server says of its copy of one stream, in whichever account. */
export function copySays(stream: string, state: Json): Distortion {
  return edited((data) => ({
    ...data,
    ...(Array.isArray(data.account_details) && {
      account_details: data.account_details.map((account: unknown) =>
        isJson(account) && Array.isArray(account.stream_detail)
          ? { ...account, stream_detail: account.stream_detail.map((s: unknown) => stated(s, stream, state)) }
          : account,
      ),
    }),
  }))
}

const stated = (s: unknown, name: string, state: Json): unknown =>
  isJson(s) && s.name === name ? { ...s, state: { ...(isJson(s.state) ? s.state : {}), ...state } } : s
