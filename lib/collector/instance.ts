import { randomBytes } from 'node:crypto'
import type { Config } from '@/lib/config/types'
import type { ConsumerLeaders } from '@/lib/domain/consumer-leaders'
import type { Leafnodes } from '@/lib/domain/leafnodes'
import type { Snapshot } from '@/lib/domain/model'
import type { Replication } from '@/lib/domain/replication'
import type { ServerDetail } from '@/lib/domain/server-detail'
import type { StreamDetail } from '@/lib/domain/stream-detail'
import type { Hub } from '@/lib/live/hub'
import { connectLink } from '@/lib/nats/link'
import { RosterFile } from '@/lib/store/roster-file'
import type { AccountLink } from './account-link'
import { SuperclusterCollector } from './collector'
import { readConsumerLeaders } from './consumer-leaders'
import { readLeafnodes } from './leafnodes'
import type { ConnectionEvent } from './link-log'
import { readReplication } from './replication'
import { readServerDetail } from './server-details'
import { readStreamDetail } from './stream-details'
import { type JetStreamLink, systemLink } from './system-link'

/** What views and routes may ask of the collector of this process. */
export interface Collector {
  /** The newest snapshot; always there, from the first moment on ("connecting" is a snapshot without servers). */
  snapshot(): Snapshot
  hub: Hub
  /** Names of the accounts that may be changed through Orrery, sorted; empty means read-only. */
  writable(): string[]
  /** The connection that changes of this account go through; null when it is unknown or read-only. */
  writer(account: string): AccountLink | null
  /** The connection that changes of the meta group go through; null when `system` is read-only. */
  systemWriter(): JetStreamLink | null
  /** All that one server says about itself; null when no such server is known. */
  serverDetail(key: string): Promise<ServerDetail | null>
  /** All that the leader of one stream says about it; null when no such stream is known. */
  streamDetail(account: string, name: string): Promise<StreamDetail | null>
  /** Every mirror and source, as the leaders told it last. */
  replication(): Promise<Replication | null>
  /** Every leafnode connection, as the servers told it last. */
  leafnodes(): Promise<Leafnodes | null>
  /** How many consumers each server leads, asked now; null when nobody answers. */
  consumerLeaders(): Promise<ConsumerLeaders | null>
  /** Requests sent to NATS so far, by endpoint. */
  requests(): ReadonlyMap<string, number>
  /** Settles with the first look at everybody; never while nobody can be reached. */
  firstLook: Promise<void>
  stop(): Promise<void>
}

// Next gives each entry its own copy of a module; what exists once a process lives on globalThis.
const KEY = Symbol.for('orrery.collector')
const home: typeof globalThis & { [KEY]?: Collector } = globalThis

/** The collector of this process. Throws before `instrumentation.ts` has started it. */
export function getCollector(): Collector {
  const collector = home[KEY]
  if (!collector) throw new Error('the collector has not been started')
  return collector
}

/** Starts the collector of this process; one that runs already (development, after an edit) is stopped first. */
export async function startCollector(
  config: Config,
  onError: (error: unknown) => void,
  onConnection: (event: ConnectionEvent) => void,
): Promise<Collector> {
  await home[KEY]?.stop()
  const roster = new RosterFile(config.data, config.system.servers)
  const remembered = await roster.load().catch((error: unknown) => {
    onError(error)
    return []
  })
  const collector = new SuperclusterCollector(config, {
    connect: connectLink,
    clock: Date.now,
    epoch: randomBytes(6).toString('hex'),
    onError,
    onConnection,
    remembered,
    remember: (servers) => roster.save(servers),
  })
  collector.start()
  const writable = Object.keys(config.accounts)
    .filter((name) => config.accounts[name]?.write)
    .sort()
  home[KEY] = {
    snapshot: () => collector.hub.current,
    hub: collector.hub,
    writable: () => writable,
    writer: (account) => collector.writer(account),
    systemWriter: () => (config.system.write ? systemLink(collector) : null),
    serverDetail: (key) => readServerDetail(collector, key),
    streamDetail: (account, name) => readStreamDetail(collector, account, name),
    replication: () => readReplication(collector),
    leafnodes: () => readLeafnodes(collector),
    consumerLeaders: () => readConsumerLeaders(collector),
    requests: () => collector.requests,
    firstLook: collector.firstLook,
    stop: () => collector.stop(),
  }
  return home[KEY]
}
