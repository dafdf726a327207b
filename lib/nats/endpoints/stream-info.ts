import type { Origin } from '@/lib/domain/observation'
import type { StreamConsumer, StreamDetail, StreamState } from '@/lib/domain/stream-detail'
import { isJson, isoTime, type Json, list, num, obj, str, strings } from '../read'
import { requiredApiLevel } from './api-level'
import { decodeStreamConfig } from './stream-config'
import { decodeConsumers } from './stream-consumers'
import { decodeFollowers, type NameOfPeer } from './stream-group'
import { decodeMirror, decodeSources } from './stream-sources'

/** Where the details of a stream come from. */
export type StreamAnswers =
  | {
      kind: 'api'
      /** Answer of `$JS.API.STREAM.INFO.<stream>`. */
      info: unknown
      /** Every page of `$JS.API.CONSUMER.LIST.<stream>`; null: not asked, or no answer. */
      consumers: unknown[] | null
    }
  | {
      kind: 'jsz'
      /** JSZ `{account, streams, consumer, config}`, of the leader at least; of the others, for consumers led elsewhere. */
      answers: { origin: Origin; data: Json }[]
    }

export type DecodedStream =
  | { ok: true; detail: StreamDetail }
  | { ok: false; code: number | null; errCode: number | null; reason: string }

interface Asked {
  account: string
  stream: string
  /** When the answer arrived, ISO 8601. */
  observedAt: string
  answers: StreamAnswers
  nameOfPeer?: NameOfPeer
}

/** Everything the leader of one stream says about it, or why that is not known. */
export function decodeStreamDetail(asked: Asked): DecodedStream {
  return asked.answers.kind === 'api' ? fromApi(asked, asked.answers) : fromJsz(asked, asked.answers)
}

function fromApi(asked: Asked, { info, consumers }: StreamAnswers & { kind: 'api' }): DecodedStream {
  if (!isJson(info)) return failed('STREAM.INFO was not answered with a JSON object')
  const error = obj(info, 'error')
  if (error) {
    const reason = str(error, 'description') ?? 'error without a description'
    return failed(reason, num(error, 'code'), num(error, 'err_code'))
  }
  if (!obj(info, 'config') || !obj(info, 'state')) return failed('STREAM.INFO carries no config and state')
  return { ok: true, detail: build(asked, info, null, fromList(asked, consumers)) }
}

function fromJsz(asked: Asked, { answers }: StreamAnswers & { kind: 'jsz' }): DecodedStream {
  const copies = answers.flatMap(({ origin, data }) =>
    list(data, 'account_details')
      .filter((account) => str(account, 'name') === asked.account || str(account, 'id') === asked.account)
      .flatMap((account) => list(account, 'stream_detail'))
      .filter((info) => str(info, 'name') === asked.stream && obj(info, 'state') !== null)
      .map((info) => ({ reporter: origin.name, info })),
  )
  const isLeader = (c: { reporter: string; info: Json }) =>
    str(obj(c.info, 'cluster'), 'leader') === c.reporter
  const copy = copies.find(isLeader) ?? copies[0]
  if (!copy) return failed(`no answer holds ${asked.account} > ${asked.stream}`, 404)
  const count = num(obj(copy.info, 'state'), 'consumer_count') ?? 0
  const rows = copies.flatMap((c) =>
    list(c.info, 'consumer_detail').map((info) => ({ reporter: c.reporter, info })),
  )
  const listed: Listed =
    rows.length === 0 && count > 0
      ? { consumers: null, why: 'JSZ was answered without consumers' }
      : { consumers: decodeConsumers(rows, asked.nameOfPeer ?? unnamed), why: null }
  return { ok: true, detail: build(asked, copy.info, copy.reporter, listed) }
}

interface Listed {
  consumers: StreamConsumer[] | null
  why: string | null
}

function fromList(asked: Asked, pages: unknown[] | null): Listed {
  const read = (pages ?? []).filter(isJson)
  const error = read.map((page) => obj(page, 'error')).find((e) => e !== null)
  if (error) return { consumers: null, why: str(error, 'description') ?? 'error without a description' }
  const [first] = read
  if (!first) return { consumers: null, why: 'CONSUMER.LIST was not answered' }
  const rows = read.flatMap((page) => list(page, 'consumers')).map((info) => ({ reporter: null, info }))
  const consumers = decodeConsumers(rows, asked.nameOfPeer ?? unnamed)
  const missing = read.flatMap((page) => strings(page, 'missing'))
  const total = num(first, 'total') ?? consumers.length
  if (missing.length > 0) return { consumers, why: `no answer from ${missing.join(', ')}` }
  return { consumers, why: consumers.length < total ? `${consumers.length} of ${total} listed` : null }
}

/** `reporter` null: the JetStream API, which lets the leader answer. */
function build(asked: Asked, info: Json, reporter: string | null, listed: Listed): StreamDetail {
  const config = obj(info, 'config')
  const cluster = obj(info, 'cluster')
  return {
    account: asked.account,
    name: asked.stream,
    created: isoTime(info, 'created'),
    observedAt: asked.observedAt,
    via: reporter ?? str(cluster, 'leader'),
    config: decodeStreamConfig(config),
    cluster: cluster && {
      name: str(cluster, 'name'),
      raftGroup: str(cluster, 'raft_group') ?? str(info, 'stream_raft_group'),
      leader: str(cluster, 'leader'),
      leaderSince: isoTime(cluster, 'leader_since'),
      replicas: decodeFollowers(cluster, reporter, asked.nameOfPeer ?? unnamed),
    },
    state: decodeDetailState(obj(info, 'state')),
    consumers: listed.consumers,
    consumersWhy: listed.why,
    mirror: decodeMirror(config, obj(info, 'mirror')),
    sources: decodeSources(config, list(info, 'sources')),
    apiLevel: requiredApiLevel(config),
    alternates: reporter === null ? alternatesOf(info) : null,
  }
}

/** Left out when there are none. */
function alternatesOf(info: Json): StreamDetail['alternates'] {
  return list(info, 'alternates').flatMap((a) => {
    const name = str(a, 'name')
    return name === null ? [] : [{ name, cluster: str(a, 'cluster'), domain: str(a, 'domain') }]
  })
}

function decodeDetailState(state: Json | null): StreamState {
  const lost = obj(state, 'lost')
  const lostBytes = num(lost, 'bytes')
  return {
    messages: num(state, 'messages'),
    bytes: num(state, 'bytes'),
    firstSeq: num(state, 'first_seq'),
    firstAt: isoTime(state, 'first_ts'),
    lastSeq: num(state, 'last_seq'),
    lastAt: isoTime(state, 'last_ts'),
    // Left out when there are none.
    deleted: state && (num(state, 'num_deleted') ?? 0),
    lost: state && { messages: Array.isArray(lost?.msgs) ? lost.msgs.length : 0, bytes: lostBytes ?? 0 },
    subjects: num(state, 'num_subjects'),
    consumers: num(state, 'consumer_count'),
  }
}

function unnamed(): null {
  return null
}

function failed(reason: string, code: number | null = null, errCode: number | null = null): DecodedStream {
  return { ok: false, code, errCode, reason }
}
