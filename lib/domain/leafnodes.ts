import type { Facts, Seen } from './facts'
import type { Server, ServerKey } from './model'
import type { LeafConnection, Leafz } from './observation'
import { byName } from './topology'

/** One row of the Leafnode Report: a connection as one of its ends counts it; `GET /api/leafnodes`. */
export interface LeafnodeRow extends LeafConnection {
  /** The server that reports it. */
  server: ServerKey
  /** The one at the other end when it is in the roster: then it answers `$SYS` and is a server like others. */
  peer: ServerKey | null
  observedAt: string
  /** The vantage that got the answer; null when it stands no more. */
  via: ServerKey | null
}

export interface Leafnodes {
  at: string
  rows: LeafnodeRow[]
  /** Servers of which nothing is known now: gone, or they have not told yet, or nobody may ask. */
  untold: ServerKey[]
}

/** What a server has told of its leafnodes; null when it has not, and while it is gone: then nothing is known any more. */
export function leafzOf({ servers }: Pick<Facts, 'servers'>, server: Server): Seen<Leafz> | null {
  if (server.id === null || server.state === 'down' || server.state === 'silent') return null
  return servers.get(server.id)?.leafz ?? null
}

/** Every leafnode connection that servers of the roster report, by server and name. */
export function leafnodeRows(
  facts: Pick<Facts, 'servers' | 'vantages'>,
  servers: readonly Server[],
): Omit<Leafnodes, 'at'> {
  const keys = new Map(servers.map((s) => [s.name, s.key]))
  const vantages = new Map(facts.vantages.map((v) => [v.id, v.server]))
  const rows: LeafnodeRow[] = []
  const untold: ServerKey[] = []
  for (const server of servers) {
    const told = leafzOf(facts, server)
    if (told === null) {
      untold.push(server.key)
      continue
    }
    const how = { observedAt: new Date(told.at).toISOString(), via: vantages.get(told.vantage) ?? null }
    for (const leaf of told.value.leafs) {
      const peer = leaf.name === null ? null : (keys.get(leaf.name) ?? null)
      rows.push({ ...leaf, ...how, server: server.key, peer })
    }
  }
  return { rows: rows.sort((a, b) => byName(nameOf(a), nameOf(b))), untold }
}

const nameOf = (r: LeafnodeRow) => [r.server, r.name ?? '', r.account ?? '', r.address ?? ''].join(' ')

/** Key of a row; before 2.11 connections have no number, and the address tells them apart. */
export const leafnodeKey = (r: LeafnodeRow): string =>
  [r.server, r.cid ?? '', r.name ?? '', r.account ?? '', r.address ?? ''].join('/')
