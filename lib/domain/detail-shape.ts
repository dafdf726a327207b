import type { ConsumerLeaders } from './consumer-leaders'
import type { Leafnodes } from './leafnodes'
import type { Replication } from './replication'
import type { ServerDetail } from './server-detail'
import type { StreamDetail } from './stream-detail'

/**
 * Whether an answer of our own HTTP contract is a detail: its blocks are there. Their fields are the same build's own and
 * are nullable by type, so they are not checked one by one.
 */
export function isServerDetail(value: unknown): value is ServerDetail {
  return (
    hasText(value, 'key', 'observedAt') && hasBlocks(value, 'process', 'connection', 'limits', 'statistics')
  )
}

export function isStreamDetail(value: unknown): value is StreamDetail {
  return hasText(value, 'account', 'name', 'observedAt') && hasBlocks(value, 'config', 'state', 'sources')
}

export const isReplication = (value: unknown): value is Replication =>
  hasText(value, 'at') && Array.isArray(field(value, 'rows'))

export const isLeafnodes = (value: unknown): value is Leafnodes =>
  hasText(value, 'at') && Array.isArray(field(value, 'rows')) && Array.isArray(field(value, 'untold'))

export const isConsumerLeaders = (value: unknown): value is ConsumerLeaders =>
  hasText(value, 'at') && Array.isArray(field(value, 'silent'))

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

const hasText = (value: unknown, ...keys: string[]) => keys.every((k) => typeof field(value, k) === 'string')
const hasBlocks = (value: unknown, ...keys: string[]) =>
  keys.every((k) => {
    const block = field(value, k)
    return typeof block === 'object' && block !== null
  })
