import type { Jsz, StreamConfig, StreamCopy, StreamState } from '@/lib/domain/observation'
import { bool, isoTime, type Json, limit, list, num, obj, str, strings } from '../read'
import { requiredApiLevel } from './api-level'
import { decodeMeta, decodePeers } from './raft'
import { decodeMirror, decodeSources } from './stream-sources'

/**
 * `$SYS.REQ.SERVER.PING.JSZ`, with or without `streams` and `config`. A server with no account to list leaves
 * `account_details` out as if streams had not been asked for; who did ask says so, and `copies` is then [] and not null.
 */
export function decodeJsz(data: Json, askedForStreams = false): Jsz {
  const config = obj(data, 'config')
  const listed = askedForStreams || Array.isArray(data.account_details)
  return {
    disabled: bool(data, 'disabled'),
    streams: num(data, 'streams'),
    consumers: num(data, 'consumers'),
    messages: num(data, 'messages'),
    bytes: num(data, 'bytes'),
    uniqueTag: str(config, 'unique_tag'),
    storeDir: str(config, 'store_dir'),
    meta: decodeMeta(obj(data, 'meta_cluster')),
    copies: listed ? list(data, 'account_details').flatMap(copiesOfAccount) : null,
  }
}

function copiesOfAccount(account: Json): StreamCopy[] {
  const name = str(account, 'name')
  if (name === null) return []
  return list(account, 'stream_detail').flatMap((detail) => decodeCopy(name, detail) ?? [])
}

/** One entry of `stream_detail`; null when it is none. */
export function decodeCopy(account: string, detail: Json): StreamCopy | null {
  const name = str(detail, 'name')
  const state = obj(detail, 'state')
  if (name === null || state === null) return null
  const cluster = obj(detail, 'cluster')
  const config = obj(detail, 'config')
  return {
    account,
    name,
    created: str(detail, 'created'),
    cluster: str(cluster, 'name'),
    leader: str(cluster, 'leader'),
    grouped: cluster !== null,
    raftGroup: str(cluster, 'raft_group') ?? str(detail, 'stream_raft_group'),
    leaderSince: str(cluster, 'leader_since'),
    peers: decodePeers(cluster),
    state: decodeState(state),
    config: decodeConfig(config),
    mirror: decodeMirror(config, obj(detail, 'mirror')),
    sources: decodeSources(config, list(detail, 'sources')),
  }
}

/** `state` of JSZ and of STREAM.INFO. */
export function decodeState(state: Json): StreamState {
  const lost = obj(state, 'lost')
  const lostMsgs = lost?.msgs
  return {
    messages: num(state, 'messages') ?? 0,
    bytes: num(state, 'bytes') ?? 0,
    firstSeq: num(state, 'first_seq') ?? 0,
    firstTime: isoTime(state, 'first_ts'),
    lastSeq: num(state, 'last_seq') ?? 0,
    lastTime: isoTime(state, 'last_ts'),
    consumers: num(state, 'consumer_count') ?? 0,
    deleted: num(state, 'num_deleted') ?? 0,
    lost: Array.isArray(lostMsgs) ? lostMsgs.length : 0,
    lostBytes: num(lost, 'bytes') ?? 0,
    subjects: num(state, 'num_subjects'),
  }
}

const STORAGE: Record<string, StreamConfig['storage']> = { file: 'file', memory: 'memory' }
const RETENTION: Record<string, StreamConfig['retention']> = {
  limits: 'limits',
  interest: 'interest',
  workqueue: 'workqueue',
}

function decodeConfig(config: Json | null): StreamConfig | null {
  if (!config) return null
  const placement = obj(config, 'placement')
  return {
    storage: STORAGE[str(config, 'storage') ?? ''] ?? null,
    retention: RETENTION[str(config, 'retention') ?? ''] ?? null,
    subjects: strings(config, 'subjects'),
    replicas: num(config, 'num_replicas'),
    promised: promisedBytes(config),
    apiLevel: requiredApiLevel(config),
    placementCluster: str(placement, 'cluster'),
    placementTags: strings(placement, 'tags'),
    raw: config,
  }
}

function promisedBytes(config: Json): number | null {
  const most = limit(config, 'max_bytes')
  return most === 'unlimited' ? 0 : most
}
