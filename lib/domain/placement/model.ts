import type { ServerKey } from '../model'

/** Why a server cannot take a replica. */
export type RefusalCode =
  | 'wrong-cluster'
  | 'offline'
  | 'never-heard'
  | 'jetstream-off'
  | 'not-meta-member'
  | 'excluded'
  | 'tag-missing'
  | 'storage'
  | 'ha-assets'
  | 'unique-tag-missing'
  | 'unique-tag-clash'
  | 'cluster-too-small'
  /** The server whose replica is removed. */
  | 'leaves'
  /** A stream that is made smaller asks no server. */
  | 'not-asked'

export interface Refusal {
  code: RefusalCode
  text: string
}

export interface EligibleServer {
  server: ServerKey
  region: string
  az: string | null
}

export interface RefusedServer {
  server: ServerKey
  reasons: Refusal[]
}

/** A change that would make the placement fit. `action` is what a program may do about it. */
export interface Remedy {
  text: string
  action?:
    | { kind: 'meta-stepdown'; cluster: string; command: string }
    | { kind: 'set'; field: 'cluster' | 'replicas' | 'tags' | 'max_bytes'; value: string | number | string[] }
}

export interface Prediction {
  /** `accepted`: a change of a stream that exists. */
  outcome: 'created' | 'accepted' | 'exists' | 'refused' | 'unknown'
  /** nats-server's err_code, when one is expected. */
  errCode?: number
  /** What nats-server would say, or why it is not known. */
  description?: string
}

/**
 * The answer of `POST /api/streams/preview`. It promises the eligible set, never the exact servers: nats-server
 * shuffles them and prefers those with fewer replicated assets.
 */
export interface PlacementPreview {
  /** Enough servers that are up may take a replica, in one cluster. */
  fits: boolean
  /** How many servers are needed: the number of replicas. */
  needed: number
  eligible: EligibleServer[]
  refused: RefusedServer[]
  /** Of the eligible, those who hold a replica and keep it, unlooked at; empty for a create or a move. */
  kept: ServerKey[]
  /**
   * The unique tag in force: the meta leader's, whatever the target servers say. `prefix` null with `known` true is
   * none; `known` false when no meta leader answers or its version (before 2.10) does not report it.
   * `waivedBy` is the tag of the request which switches the check off.
   */
  uniqueTag: { prefix: string | null; from: ServerKey | null; known: boolean; waivedBy: string | null }
  /** What is certain whichever eligible servers are taken: at least so many. */
  spread: { servers: number; azs: number; regions: number }
  /** Whether a quorum is left after the loss of any one; null when tags do not say where servers are. */
  survives: { server: boolean | null; az: boolean | null; region: boolean | null }
  /** Replicas left in the worst case after the loss of any one; null when not known or nothing fits. */
  left: { server: number | null; az: number | null; region: number | null }
  predicted: Prediction
  /**
   * Without a wish for a cluster nats-server tries the one where the request enters first: that of Orrery's own
   * connection to the account; null when a cluster is wished for, or that is not known.
   */
  entersAt: string | null
  /** What decides as well and cannot be known from the connected versions, in words. */
  notKnowable: string[]
  /** What the account may and has, in words; null when it has no limits, or nobody said. */
  allowance: string | null
  /** What to know before one goes on, though it fits. */
  warnings: string[]
  remedies: Remedy[]
  cli: string
  json: string
}
