import type {
  Gatewayz,
  Healthz,
  Jsz,
  Leafz,
  MetaView,
  Origin,
  Routez,
  Statsz,
  StreamCopy,
  Varz,
} from './observation'
import type { OwnUserFact } from './own-rights'
import type { AccountRights } from './rights'

/** A decoded answer, who gave it and when it arrived (our clock, ms since 1970). */
export interface Seen<T> {
  value: T
  at: number
  /** When it was asked for (a push: when it arrived), our clock, ms; orders the answers of one server. */
  told: number | null
  /** Name of the server that answered. */
  from: string
  /** Id of the vantage it came through. */
  vantage: string
}

/** Everything heard so far; the input of `compose`. Times are ms since 1970 by our own clock. */
export interface Facts {
  name: string
  epoch: string
  startedAt: number
  vantages: readonly VantageFact[]
  /** When the next vantage is tried; null while one stands, or is being tried. */
  nextTryAt: number | null
  /** Our connections to accounts, in the order of the configuration. */
  accounts: readonly AccountFact[]
  /** Absent: nothing may be changed. */
  writes?: WritesFact | undefined
  /** What servers said to our own connections about their users; absent: none yet. */
  ownUsers?: readonly OwnUserFact[]
  /** By server id. */
  servers: ReadonlyMap<string, ServerFact>
  /** Servers of the time before this process started, as they were last heard. */
  remembered: readonly RememberedServer[]
  /** By `account/name`. */
  streams: ReadonlyMap<string, StreamFact>
  /** Servers that have told which streams they hold, or lead: by name, the id under which they did. */
  listed: ReadonlyMap<string, { id: string }>
  /** Streams that are gone, by `account/name`. */
  tombstones: ReadonlyMap<string, TombstoneFact>
  /** The meta leader's own view; null until one answered. */
  meta: Seen<MetaView & { uniqueTag: string | null }> | null
  /** When the last few rounds of questions began that have ended since, oldest first: who stayed silent was asked. */
  looks: { servers: readonly number[]; meta: readonly number[] }
  /** The newest answer of anybody; null before the first. */
  lastAnswer: number | null
  /** Servers that were taken out of the meta group, by name, with when that was seen; who returns is no longer among them. */
  removed: ReadonlyMap<string, number>
  /** What servers said of themselves in advisories. */
  notices: ReadonlyMap<string, ServerNotice>
  /** Subjects that NATS refused to our user. */
  refused: readonly string[]
  /** Answers that could not be read, newest last. */
  unreadable: readonly Unreadable[]
}

export interface RememberedServer {
  name: string
  cluster: string | null
  host: string | null
  version: string | null
  tags: string[]
  jetstream: boolean
  /** ms since 1970 by our clock. */
  lastHeard: number
}

/** An advisory by which a server says that its own JetStream is no more: no room left, or taken out of the meta group. */
export interface ServerNotice {
  kind: 'out-of-storage' | 'removed'
  /** Its name, and its id in the life that it speaks of. */
  server: string
  id: string | null
  /** The stream that found no room; null when it names none. */
  stream: string | null
  at: number
}

/** An answer that could not be read; gone when the same endpoint of that server can be read again. */
export interface Unreadable {
  /** Name of the server, else of the vantage it came through; null when not even that is known. */
  from: string | null
  /** Id of the server. */
  id: string | null
  endpoint: string
  reason: string
  since: number
  at: number
}

export interface VantageFact {
  /** Stable while the process runs; the cluster's name once it is known, else the URL. */
  id: string
  cluster: string | null
  server: string | null
  url: string
  state: 'connected' | 'connecting' | 'failed'
  since: number
  rttMs: number | null
  reason: string | null
}

/** What may be changed through us; null permissions are not known. */
export interface WritesFact {
  accounts: readonly AccountRights[]
  /** Whether the meta leader may be asked to hand over. */
  meta: boolean
}

/** One of our connections to an account: the one that reads, or the separate one for changes. */
export interface AccountFact {
  account: string
  isWriter: boolean
  server: string | null
  state: 'connected' | 'connecting' | 'failed'
  since: number
  reason: string | null
}

export interface ServerFact {
  origin: Origin
  firstHeard: number
  /** Start of the present unbroken stretch of being heard. */
  upSince: number
  lastAnswer: number | null
  /** Newest answer by vantage id. */
  answers: ReadonlyMap<string, number>
  lastPush: number | null
  /** ms, the least of the last rounds: how far away it is. */
  rttMs: number | null
  /** ms: how long the newest answer took; null before the first. */
  lastTookMs: number | null
  /** How many answers in a row took longer than a second. */
  lateInRow: number
  /** How far its clock is ahead of ours, give or take `errorMs`; null until it has told its time. */
  clock: { aheadMs: number; errorMs: number } | null
  announced: { kind: 'shutdown' | 'lameduck'; at: number } | null
  /** Direct requests to its id that came back "no responders", by vantage id; an answer clears them all. */
  gone: ReadonlyMap<string, { since: number; at: number }>
  /** When our own connection to it broke; an answer clears it. */
  socketClosed: number | null
  statsz: Seen<Statsz> | null
  jsz: Seen<Jsz> | null
  varz: Seen<Varz> | null
  gatewayz: Seen<Gatewayz> | null
  /** Clusters to which it should have an outbound connection and has none, with when that was first seen. */
  gatewaysMissing: ReadonlyMap<string, number>
  routez: Seen<Routez> | null
  leafz: Seen<Leafz> | null
  healthz: Seen<Healthz> | null
  /** Since when every HEALTHZ answer was a complaint; null when the last one was none. */
  sickSince: number | null
}

export interface StreamFact {
  account: string
  name: string
  firstSeen: number
  /** By the name of the server that holds it. The newest copy whose holder says that it leads itself is the leader's. */
  copies: ReadonlyMap<string, Seen<StreamCopy>>
  /** When its leader answered without it; whoever still lists it later proves it alive. */
  droppedAt: number | null
  /** When STREAM.NAMES of its account last listed it; null when it never did, or did not the last time. */
  assignedAt: number | null
  /** It is assigned, but no server lists a copy since then; null while one does. */
  unheldSince: number | null
  /** Why its servers keep it offline, as STREAM.INFO said while nobody listed a copy; null when nobody said so. */
  offlineReason: string | null
  /** The last copy that was dropped: all that is known while nobody holds one. */
  last: Seen<StreamCopy> | null
  /** Copies that say something else than the leader's, pass after pass. */
  strays: readonly CopyStray[]
}

/** What a copy that strays from its leader's differs in; `orphan`: its holder is no member of the group. */
export type StrayKind = 'last-sequence' | 'messages' | 'first-sequence' | 'orphan'

export interface CopyStray {
  server: string
  leader: string
  kind: StrayKind
  /** Full passes in a row in which it strayed and did not catch up. */
  passes: number
  since: number
  /** The figure in which they differ, in the leader's copy and in this one. */
  leaderHas: number
  copyHas: number
}

/** A stream that is gone, and what was last known of it. */
export interface TombstoneFact {
  account: string
  name: string
  since: number
  /** How we know, in words. */
  why: string
  last: Seen<StreamCopy> | null
  /** Who held it. */
  holders: readonly string[]
}
