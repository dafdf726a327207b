import type { ServerKey } from './model'

/** Answer of `GET /api/consumers/leaders`: how many consumers each server leads, asked for when somebody wants to know. */
export interface ConsumerLeaders {
  at: string
  /** null: not counted, and `why` says why. */
  leaders: Record<ServerKey, number> | null
  why: string | null
  /** Servers with JetStream that did not answer: the counts are without them. */
  silent: ServerKey[]
}

/** The answers list every consumer of every server in full: beyond this they would burden the servers for a figure. */
export const MOST_CONSUMERS = 5000
