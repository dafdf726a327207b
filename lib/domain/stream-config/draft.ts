import type { Compression, Discard, PersistMode, Retention, Storage } from './model'
import { USUAL_WINDOW } from './usual-window'

/** What a person has typed so far, as typed. */
export interface StreamDraft {
  account: string
  name: string
  description: string
  subjects: string[]
  storage: Storage
  /** '' leaves the cluster to the server. */
  cluster: string
  /** With a leading `!`: not on servers that have it. */
  tags: string[]
  replicas: number
  maxAge: string
  maxBytes: string
  maxMsgs: string
  maxMsgsPerSubject: string
  maxMsgSize: string
  maxConsumers: string
  retention: Retention
  discard: Discard
  discardPerSubject: boolean
  dupeWindow: string
  noAck: boolean
  allowRollup: boolean
  denyDelete: boolean
  denyPurge: boolean
  allowDirect: boolean
  mirrorDirect: boolean
  compression: Compression
  firstSeq: string
  persistMode: PersistMode
  /** null: no mirror. */
  mirror: SourceDraft | null
  sources: SourceDraft[]
  transformSource: string
  transformDestination: string
  republishSource: string
  republishDestination: string
  republishHeadersOnly: boolean
  inactiveThreshold: string
  maxAckPending: string
  metadata: MetadataDraft[]
  allowMsgTtl: boolean
  markerTtl: string
  counter: boolean
  atomic: boolean
  batched: boolean
  schedules: boolean
  /** Fields that Orrery does not know, by path in JetStream's JSON; sent as they are. */
  unknown: Record<string, unknown>
}

export interface MetadataDraft {
  key: string
  value: string
}

/** Another stream to copy from, as typed. */
export interface SourceDraft {
  name: string
  startSeq: string
  startTime: string
  filter: string
  transforms: TransformDraft[]
  apiPrefix: string
  deliverPrefix: string
  consumerName: string
  consumerSubject: string
}

export interface TransformDraft {
  source: string
  destination: string
}

/** By the field of the draft; of a list, the field followed by the place in it (`sources.0.name`). */
export type DraftProblems = Record<string, string>

/** An empty form with the defaults of the `nats` CLI (0.5.1; `npm run bench:cli` compares). */
export function emptyDraft(account: string): StreamDraft {
  return {
    account,
    name: '',
    description: '',
    subjects: [],
    storage: 'file',
    cluster: '',
    tags: [],
    replicas: 1,
    maxAge: '',
    maxBytes: '',
    maxMsgs: '',
    maxMsgsPerSubject: '',
    maxMsgSize: '',
    maxConsumers: '',
    retention: 'limits',
    discard: 'old',
    discardPerSubject: false,
    dupeWindow: USUAL_WINDOW,
    noAck: false,
    allowRollup: false,
    denyDelete: false,
    denyPurge: false,
    allowDirect: true,
    mirrorDirect: false,
    compression: 'none',
    firstSeq: '',
    persistMode: 'default',
    mirror: null,
    sources: [],
    transformSource: '',
    transformDestination: '',
    republishSource: '',
    republishDestination: '',
    republishHeadersOnly: false,
    inactiveThreshold: '',
    maxAckPending: '',
    metadata: [],
    allowMsgTtl: false,
    markerTtl: '',
    counter: false,
    atomic: false,
    batched: false,
    schedules: false,
    unknown: {},
  }
}

export function emptySource(): SourceDraft {
  return {
    name: '',
    startSeq: '',
    startTime: '',
    filter: '',
    transforms: [],
    apiPrefix: '',
    deliverPrefix: '',
    consumerName: '',
    consumerSubject: '',
  }
}
