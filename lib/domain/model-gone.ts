import type { ServerKey } from './model'

/** A server that is gone for good, for ten minutes; part of the contract in `model.ts`. It counts for nothing any more. */
export interface GoneServer {
  key: ServerKey
  id: string | null
  cluster: string | null
  host: string | null
  version: string | null
  /** When it was seen to be gone. */
  since: string
  /** How that is known, in words. */
  why: string
  /** When it was last heard. */
  observedAt: string | null
}
