import type { ServerJetStreamDetail } from '@/lib/domain/server-detail'
import { bool, entries, flag, isNumber, type Json, nanos, num, obj, str } from '../read'

/**
 * The JetStream of one server from its VARZ and JSZ, whichever answered; VARZ wins where both say.
 * null: JetStream is off. `on` is the flag of the answer's server block, for when neither says more.
 */
export function decodeJetStreamDetail(answers: {
  on: boolean
  varz: Json | null
  jsz: Json | null
}): ServerJetStreamDetail | null {
  const { varz, jsz } = answers
  const block = obj(varz, 'jetstream')
  const config = obj(block, 'config') ?? obj(jsz, 'config')
  const stats = obj(block, 'stats') ?? jsz
  if (bool(jsz, 'disabled') || (config === null && !answers.on)) return null
  const api = obj(stats, 'api')
  const meta = obj(block, 'meta') ?? obj(jsz, 'meta_cluster')
  const apiLevel = num(api, 'level')
  return {
    domain: str(config, 'domain'),
    storeDir: str(config, 'store_dir'),
    uniqueTag: str(config, 'unique_tag'),
    memoryMax: num(config, 'max_memory'),
    storeMax: num(config, 'max_storage'),
    memory: num(stats, 'memory'),
    store: num(stats, 'storage'),
    memoryReserved: num(stats, 'reserved_memory'),
    storeReserved: num(stats, 'reserved_storage'),
    accounts: num(stats, 'accounts'),
    streams: num(jsz, 'streams'),
    consumers: num(jsz, 'consumers'),
    messages: num(jsz, 'messages'),
    bytes: num(jsz, 'bytes'),
    haAssets: num(stats, 'ha_assets'),
    apiLevel,
    apiTotal: num(api, 'total'),
    apiErrors: num(api, 'errors'),
    apiPending: num(meta, 'pending'),
    syncIntervalMs: nanos(config, 'sync_interval'),
    // The server leaves a flag out when it is false: absent is false only in a version that knows the flag.
    syncAlways: flag(config, 'sync_always') ?? (num(config, 'sync_interval') === null ? null : false),
    compressOk: config && bool(config, 'compress_ok'),
    strict: flag(config, 'strict') ?? (apiLevel === null ? null : false),
    limits: entries(block, 'limits', isNumber) ?? entries(jsz, 'limits', isNumber),
  }
}
