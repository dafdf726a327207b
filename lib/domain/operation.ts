import type { Audited } from './audit'
import type { PlacementPreview, Prediction } from './placement/model'

/** JetStream's own JSON of a stream's configuration, as a server sent it or is to get it: also what Orrery does not know. */
export type RawConfig = Record<string, unknown>

/** What every operation answers (the HTTP contract of `POST /api/streams` and of every change). */
export interface Answer {
  requestId: string
  /** `changed` is also a purge, a step-down, a peer removal, a move cancelled. */
  outcome: 'created' | 'changed' | 'deleted' | 'exists' | 'refused' | 'unknown'
  /** Whether this is the last word; false while Orrery is still finding out (`GET /api/operations/{requestId}`). */
  settled: boolean
  error?: OperationError
  stream?: CreatedStream
  /** Fields of the config that the server holds otherwise than we asked. */
  differs?: string[]
  /** What was done, in words ("15 messages purged", "rg2-az2 leads"); absent when the outcome says it all. */
  done?: string
  /** When a change of configuration was accepted, ISO 8601 by Orrery's clock: what was seen before is not yet of it. */
  at?: string
  /** Nothing was sent yet: this operation on the same is under way and comes first. */
  waits?: { what: Audited }
  /** Why Orrery itself stopped before anything was sent; routes answer it as a 409 problem of the same code. */
  stopped?: Stopped
}

/** Nothing was sent: somebody must look, or say so, first. */
export type Stopped =
  | { code: 'changed-meanwhile'; conflict: Conflict }
  /** `confirm` is what must be typed, `changes` why. */
  | { code: 'confirm-needed'; confirm: string; changes: FieldChange[] }

export interface OperationError {
  /** nats-server's status, null when it said nothing. */
  code: number | null
  /** nats-server's err_code, null when it said nothing. */
  errCode: number | null
  /** The server's own words, or what happened instead of an answer. */
  description: string
  /** Ours: what that means and what to do. */
  explanation: string
}

/** The stream as the server described it in its answer; names are server names. */
export interface CreatedStream {
  account: string
  name: string
  created: string | null
  cluster: string | null
  leader: string | null
  replicas: string[]
}

/** Harmless, can lose data, cannot be taken back. The latter two are confirmed by typing the stream's name. */
export type ChangeClass = 'harmless' | 'data-loss' | 'irreversible'

/** One field that a change sets. `field` is a path in JetStream's JSON ("max_msgs", "placement.cluster"). */
export interface FieldChange {
  field: string
  /** As JSON; null when the field is not there. */
  from: unknown
  to: unknown
  class: ChangeClass
  /** Why it is of that class, in words for a person. */
  reason: string
}

/** A field that somebody else changed since the form was opened: `theirs` says whether we want to change it too. */
export interface ThreeWay {
  field: string
  base: unknown
  yours: unknown
  now: unknown
  /** Whether both changed it, to different values. */
  clash: boolean
}

export interface Conflict {
  /** The configuration as the servers hold it now: the new base. */
  now: RawConfig
  /** Every field in which base, yours and now are not all the same. */
  fields: ThreeWay[]
}

/** Answer of `POST /api/streams/{account}/{stream}/preview-update`. Nothing is changed by asking. */
export interface UpdatePreview {
  account: string
  stream: string
  /** The configuration, freshly read, without what nats-server adds of itself (metadata `_nats.*`). */
  now: RawConfig
  /** What would be sent: `now` with your changes. */
  config: RawConfig
  changes: FieldChange[]
  /** The worst of the changes; null when there are none. */
  class: ChangeClass | null
  /** What must be typed for it; null when nothing needs to be. */
  confirm: string | null
  /** null while nobody changed it since `base`. */
  conflict: Conflict | null
  /** What nats-server would answer: `accepted`, `refused` or `unknown`. */
  predicted: Prediction
  /**
   * Where the stream could land; null when no server is chosen, neither for a move nor for another number of replicas, and
   * while the configuration is wrong in itself. Its `predicted` says `created` where the change would be accepted.
   */
  placement: PlacementPreview | null
  /** Why nats-server would refuse it, by field; empty when Orrery knows of nothing. */
  problems: Record<string, string>
  /** The same with the `nats` CLI; null when its flags cannot say it. */
  cli: string | null
  json: string
}

/** Body of `…/preview-update`. `base` is the configuration that the form was opened with; absent is "as it is now". */
export interface PreviewUpdateBody {
  config: RawConfig
  base?: RawConfig
}

/** Body of `…/update`. `config` is the whole configuration wanted: only its differences from `base` are applied. */
export interface UpdateBody {
  config: RawConfig
  base: RawConfig
  confirm?: string
  requestId: string
}

/** Bodies of the other routes below `/api/streams/{account}/{stream}/`; each answers an `Answer`. */
export interface StreamActionBodies {
  delete: { confirm: string; requestId: string }
  /** All messages, or those of `filter`, up to sequence `before` (not included), or all but the last `keep`. */
  purge: { confirm: string; requestId: string; filter?: string; before?: number; keep?: number }
  seal: { confirm: string; requestId: string }
  /** `preferred`: the server that is to lead; from 2.11 on, refused by name before. */
  'step-down': { requestId: string; preferred?: string }
  'peer-remove': { confirm: string; requestId: string; peer: string }
  /** Back to the servers before the move. */
  'cancel-move': { requestId: string }
}

/** Body of `POST /api/meta/step-down`: hands the meta group to a server of that cluster. */
export interface MetaStepDownBody {
  requestId: string
  cluster?: string
}

/** One stream that hands its leadership to another of its replicas. */
export interface BalanceMove {
  stream: string
  from: string
  to: string
}

/** Answer of `POST /api/balance/plan` `{account, cluster?}`. Pure: by the newest snapshot. */
export interface BalancePlan {
  account: string
  moves: BalanceMove[]
  /** Leaders by server, now and after all moves, of the streams that were looked at. */
  leaders: { server: string; now: number; after: number }[]
  /** Streams that cannot be moved, with why. */
  left: { stream: string; why: string }[]
  /** Whether servers can be told who is to lead; if not, each move may take several tries. */
  canPrefer: boolean
}

/** Answer of `POST /api/balance/run` `{account, moves, requestId}`, `POST /api/balance/stop` and `GET /api/balance`. */
export interface BalanceProgress {
  requestId: string
  account: string
  state: 'running' | 'stopping' | 'stopped' | 'done'
  moves: (BalanceMove & {
    state: 'waiting' | 'running' | 'done' | 'elsewhere' | 'failed' | 'not-run'
    /** Who leads now, or what went wrong. */
    words: string | null
  })[]
}
