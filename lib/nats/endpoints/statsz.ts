import type { Statsz, StatszJetStream, Traffic } from '@/lib/domain/observation'
import { type Json, list, num, obj, str, time } from '../read'
import { decodeSlowByKind } from './slow-consumers'

/** `$SYS.REQ.SERVER.PING.STATSZ` and the pushed `$SYS.SERVER.*.STATSZ`. */
export function decodeStatsz(data: Json): Statsz {
  return {
    start: time(data, 'start'),
    mem: num(data, 'mem'),
    cores: num(data, 'cores'),
    cpu: num(data, 'cpu'),
    connections: num(data, 'connections'),
    subscriptions: num(data, 'subscriptions'),
    slowConsumers: num(data, 'slow_consumers'),
    slowByKind: decodeSlowByKind(obj(data, 'slow_consumer_stats')),
    routes: 'sent' in data ? list(data, 'routes').length : null,
    gateways: 'sent' in data ? list(data, 'gateways').length : null,
    sent: traffic(obj(data, 'sent')),
    received: traffic(obj(data, 'received')),
    jetstream: jetstream(obj(data, 'jetstream')),
  }
}

function traffic(of: Json | null): Traffic | null {
  const msgs = num(of, 'msgs')
  const bytes = num(of, 'bytes')
  return msgs === null || bytes === null ? null : { msgs, bytes }
}

function jetstream(of: Json | null): StatszJetStream | null {
  const stats = obj(of, 'stats')
  const config = obj(of, 'config')
  if (!stats || !config) return null
  const api = obj(stats, 'api')
  return {
    domain: str(config, 'domain'),
    uniqueTag: str(config, 'unique_tag'),
    memory: num(stats, 'memory') ?? 0,
    memoryMax: num(config, 'max_memory'),
    store: num(stats, 'storage') ?? 0,
    storeMax: num(config, 'max_storage'),
    memoryReserved: num(stats, 'reserved_memory'),
    storeReserved: num(stats, 'reserved_storage'),
    haAssets: num(stats, 'ha_assets'),
    maxHaAssets: num(obj(of, 'limits'), 'max_ha_assets'),
    accounts: num(stats, 'accounts'),
    apiLevel: num(api, 'level'),
    api: {
      total: num(api, 'total') ?? 0,
      errors: num(api, 'errors') ?? 0,
      pending: num(obj(of, 'meta'), 'pending'),
    },
  }
}
