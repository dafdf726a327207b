import type { ServerKey } from './model'

/**
 * The routes of one server to the others of its cluster, as it tells them itself: one end for each of them that is in the
 * roster. A server that has not told its routes has no row, and neither has one that does not answer.
 */
export interface ServerRoutes {
  cluster: string
  server: ServerKey
  peers: RouteEnd[]
}

export interface RouteEnd {
  server: ServerKey
  connected: boolean
  /** The smallest of pooled routes; told anew when it moved by more than a millisecond and by half. null: not reported. */
  rttMs: number | null
}

/** The leafnode connections of one server, as it tells them itself; a server that has none has no row. */
export interface ServerLeafnodes {
  server: ServerKey
  /** All its leafnode connections. */
  count: number
  /** The first fifty, by name. */
  ends: LeafnodeEnd[]
}

export interface LeafnodeEnd {
  /** What the server at the other end calls itself; not reported before 2.10. */
  name: string | null
  /** When the server at the other end is in the roster: then it answers `$SYS` and is a server like others. */
  server: ServerKey | null
  /** The account, on the reporting server, that it is joined to. */
  account: string | null
  /** Whether the reporting server is the one that dialled; not reported before 2.10. */
  isSpoke: boolean | null
  /** Where it comes from. */
  host: string | null
  /** As of routes. */
  rttMs: number | null
}
