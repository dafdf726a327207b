import type { Fact } from '@/components/table/Facts'
import { bytesFact, durationFact, figureFact, textFact, yesNo } from '@/components/table/fact'
import { bytes } from '@/lib/domain/format'
import type { ServerDetail, ServerJetStreamDetail } from '@/lib/domain/server-detail'
import { reportsUniqueTag } from '@/lib/domain/version'

type Sizes = Pick<
  ServerJetStreamDetail,
  'memoryMax' | 'storeMax' | 'memory' | 'store' | 'memoryReserved' | 'storeReserved'
>
type Assets = Pick<ServerJetStreamDetail, 'streams' | 'consumers' | 'messages' | 'bytes' | 'haAssets'>

/** What of it a snapshot tells too: its room and what is taken of that. */
export const roomFacts = (j: Sizes): Fact[] => [
  bytesFact('Max Memory', j.memoryMax),
  bytesFact('Max File', j.storeMax),
  bytesFact('Memory In Use', j.memory),
  bytesFact('File In Use', j.store),
  bytesFact('Memory Reserved', j.memoryReserved),
  bytesFact('File Reserved', j.storeReserved),
]

/** And what lies there. */
export const assetFacts = (j: Assets): Fact[] => [
  figureFact('Streams', j.streams),
  figureFact('Consumers', j.consumers),
  figureFact('Messages', j.messages),
  figureFact('Bytes', j.bytes, bytes, ' B'),
  figureFact('HA Assets', j.haAssets),
]

/** The JetStream block of `nats server info`. */
export function jetstreamFacts(j: ServerJetStreamDetail, version: string | null): Fact[] {
  return [
    { term: 'Domain', value: j.domain ?? 'none', words: j.domain === null },
    textFact('Storage Directory', j.storeDir),
    textFact('Unique Tag', j.uniqueTag ?? (reportsUniqueTag(version) ? 'none' : null)),
    ...roomFacts(j),
    figureFact('Active Accounts', j.accounts),
    ...assetFacts(j),
    figureFact('API Support Level', j.apiLevel),
    figureFact('API Requests', j.apiTotal),
    figureFact('API Errors', j.apiErrors),
    figureFact('API Pending', j.apiPending),
    durationFact('Sync Interval', j.syncIntervalMs),
    yesNo('Always Sync', j.syncAlways),
    yesNo('Cluster Compression', j.compressOk),
    yesNo('Strict', j.strict),
    ...Object.entries(j.limits ?? {}).map(([name, n]) => figureFact(words(name), n)),
  ]
}

const words = (name: string) => name.replaceAll('_', ' ').replace(/^./, (c) => c.toUpperCase())

export function addressOf(at: { host: string | null; port: number | null }): string | null {
  return at.host === null ? null : at.port === null ? at.host : `${at.host}:${at.port}`
}

/** Names of the clusters that its gateway configuration knows. */
export const clustersOf = (d: ServerDetail): string[] => d.supercluster?.clusters.map((c) => c.name) ?? []
