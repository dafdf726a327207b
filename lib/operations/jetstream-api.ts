import * as z from 'zod'
import { parseExact, stringifyExact } from '@/lib/domain/exact-json'
import type { CreatedStream } from '@/lib/domain/operation'
import type { StreamConfig } from '@/lib/domain/stream-config/model'
import type { NatsFault } from '@/lib/nats/errors'

/** All a create needs to reach NATS: one answer of one account, as text. Throws NatsFault. */
export interface JetStreamLink {
  request(subject: string, payload: string, timeoutMs: number): Promise<string>
}

/** What one request to the JetStream API came to. */
export type ApiResult<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'error'; code: number; errCode: number; description: string }
  /** Nothing came back: it may have been carried out all the same. */
  | { kind: 'silence'; reason: string }
  /** Certainly not carried out: nobody was there to take it, or we were not let. */
  | { kind: 'unsent'; reason: string }

const apiError = z.object({
  error: z.object({ code: z.number(), err_code: z.number().default(0), description: z.string().default('') }),
})
/** Counters may exceed what a number holds exactly; configurations are kept as they are. */
const count = z.union([z.number(), z.bigint().transform(Number)])
const streamInfo = z.object({
  config: z.record(z.string(), z.unknown()),
  created: z.string().optional(),
  did_create: z.boolean().optional(),
  cluster: z
    .object({
      name: z.string().optional(),
      leader: z.string().optional(),
      replicas: z.array(z.object({ name: z.string() })).nullish(),
    })
    .optional(),
  state: z
    .object({
      messages: count.default(0),
      first_seq: count.default(0),
      last_seq: count.default(0),
    })
    .optional(),
})
const streamNames = z.object({
  total: z.number().default(0),
  streams: z.array(z.string()).nullish(),
})

export interface StreamInfo {
  config: Record<string, unknown>
  didCreate: boolean
  stream: CreatedStream
  /** null: not told. */
  state: { messages: number; firstSeq: number; lastSeq: number } | null
}

/** One request to the JetStream API; `payload` null sends an empty body, `read` null means the answer could not be read. */
export async function ask<T>(
  link: JetStreamLink,
  subject: string,
  payload: unknown,
  timeoutMs: number,
  read: (value: unknown) => T | null,
): Promise<ApiResult<T>> {
  let text: string
  try {
    text = await link.request(
      `$JS.API.${subject}`,
      payload === null ? '' : stringifyExact(payload),
      timeoutMs,
    )
  } catch (error) {
    if (!isFault(error)) throw error
    const lost = error.code === 'timeout' || error.code === 'failed'
    return { kind: lost ? 'silence' : 'unsent', reason: error.message }
  }
  const json = parse(text)
  const failed = apiError.safeParse(json)
  if (failed.success) {
    const { code, err_code: errCode, description } = failed.data.error
    return { kind: 'error', code, errCode, description }
  }
  const value = read(json)
  return value === null ? { kind: 'silence', reason: 'the answer could not be read' } : { kind: 'ok', value }
}

/** Asks for a stream, once. */
export function createStreamRequest(
  link: JetStreamLink,
  account: string,
  config: StreamConfig,
  timeoutMs: number,
) {
  return ask(link, `STREAM.CREATE.${config.name}`, config, timeoutMs, (json) => readInfo(account, json))
}

/** What the leader of a stream says about it; silence while it has none. */
export function streamInfoRequest(link: JetStreamLink, account: string, name: string, timeoutMs: number) {
  return ask(link, `STREAM.INFO.${name}`, null, timeoutMs, (json) => readInfo(account, json))
}

/** Whether the meta group lists a stream, also while none of its servers answers. Pages through all names. */
export async function isListed(
  link: JetStreamLink,
  name: string,
  timeoutMs: number,
): Promise<ApiResult<boolean>> {
  for (let offset = 0; ; ) {
    const page = await ask(link, 'STREAM.NAMES', { offset }, timeoutMs, (json) => {
      const read = streamNames.safeParse(json)
      return read.success ? { names: read.data.streams ?? [], total: read.data.total } : null
    })
    if (page.kind !== 'ok') return page
    if (page.value.names.includes(name)) return { kind: 'ok', value: true }
    offset += page.value.names.length
    if (page.value.names.length === 0 || offset >= page.value.total) return { kind: 'ok', value: false }
  }
}

/** By name: Next gives the collector and a route their own copies of the class, so that `instanceof` is false between them. */
function isFault(error: unknown): error is NatsFault {
  return error instanceof Error && error.name === 'NatsFault' && 'code' in error
}

export function readInfo(account: string, json: unknown): StreamInfo | null {
  const read = streamInfo.safeParse(json)
  if (!read.success) return null
  const { config, created, did_create: didCreate, cluster, state } = read.data
  const name = typeof config.name === 'string' ? config.name : ''
  const leader = cluster?.leader ?? null
  return {
    config,
    didCreate: didCreate ?? false,
    state: state ? { messages: state.messages, firstSeq: state.first_seq, lastSeq: state.last_seq } : null,
    stream: {
      account,
      name,
      created: created ?? null,
      cluster: cluster?.name ?? null,
      leader,
      // 2.15 lists the leader among the replicas when the same create is repeated.
      replicas: (cluster?.replicas ?? []).map((r) => r.name).filter((r) => r !== leader),
    },
  }
}

function parse(text: string): unknown {
  try {
    return parseExact(text)
  } catch {
    return null
  }
}
