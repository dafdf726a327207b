import type { MetaGroup, MetaPeer, Server, ServerState, Snapshot } from '@/lib/domain/model'
import type { Sifted } from '@/lib/domain/query/sieve'
import { type Total, total } from '@/lib/domain/total'

const answers = (state: ServerState) => state === 'up' || state === 'leaving'

export const FIGURES = [
  'streams',
  'consumers',
  'messages',
  'bytes',
  'memory',
  'store',
  'apiReq',
  'apiErr',
  'apiPending',
  'haAssets',
] as const
export type JetStreamFigure = (typeof FIGURES)[number]

/** One figure of a server; null when JetStream is off there or the server did not say. */
export function jetstreamFigure(s: Server, id: JetStreamFigure): number | null {
  if (s.jetstream === null) return null
  switch (id) {
    case 'apiReq':
      return s.jetstream.api.total
    case 'apiErr':
      return s.jetstream.api.errors
    case 'apiPending':
      return s.jetstream.api.pending
    default:
      return s.jetstream[id]
  }
}

/** Footer of JetStream Summary: over the servers that have JetStream; one that does not answer makes the sum a lower bound. */
export function jetstreamTotal(servers: readonly Server[], id: JetStreamFigure): Total {
  const withJetStream = servers.filter((s) => s.jetstream !== null || !answers(s.state))
  return total(withJetStream, (s) => (answers(s.state) ? jetstreamFigure(s, id) : null))
}

export interface MetaRow extends MetaPeer {
  leader: boolean
  /** Answers us now, whatever the meta leader thinks; null when that server is not in the roster. */
  online: boolean | null
  serverState: ServerState | null
  cluster: string | null
  /** undefined: not in the roster. */
  row: Server | undefined
}

/** RAFT Meta Group Information, one row a peer of the meta leader's table. */
export function metaRows(meta: MetaGroup, servers: Snapshot['servers']): MetaRow[] {
  const byKey = new Map(servers.map((s) => [s.key, s]))
  return meta.peers.map((peer) => {
    const server = byKey.get(peer.server)
    const state = server?.state ?? null
    return {
      ...peer,
      leader: meta.leader === peer.server,
      online: state === null || state === 'unknown' ? null : answers(state),
      serverState: state,
      cluster: server?.cluster ?? null,
      row: server,
    }
  })
}

/** The peers whose server find and hide leave. A peer that no server is known for goes only when something is looked for. */
export function shownPeers(peers: MetaRow[], { hidden, faded }: Sifted<Server>): MetaRow[] {
  if (hidden.length === 0 && faded.length === 0) return peers
  const out = new Set([...hidden, ...faded].map((s) => s.key))
  return peers.filter((p) => !out.has(p.server) && (p.serverState !== null || faded.length === 0))
}
