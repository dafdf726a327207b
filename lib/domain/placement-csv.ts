import { csv } from './csv'
import type { ServerKey, Snapshot, Stream } from './model'
import { roleWord } from './replica-role'
import { streamSeenAt } from './seen-at'

/**
 * The placement of streams as comma-separated values (RFC 4180): one line a stream, one column a server. A cell holds
 * `leader`, `follower` or `only replica` (of a stream whose leader is gone), with the state of the replica when it is not current and the operations it is behind when the
 * leader tells them. Unknown figures are empty. `observed at` is when its leader was last asked, as in the stream report.
 */
export function placementCsv(
  streams: readonly Stream[],
  servers: readonly ServerKey[],
  snapshot: Pick<Snapshot, 'heard'>,
): string {
  const heads = ['account', 'stream', 'cluster', 'replicas wanted', ...servers]
  const ends = ['servers', 'azs', 'regions', 'quorum needed', 'online', 'margin', 'observed at']
  const lines = streams.map((s) => {
    const at = new Map(s.replicas.map((r) => [r.server, r]))
    const cells = servers.map((key) => {
      const r = at.get(key)
      if (!r) return ''
      return [roleWord(r, s.replicas), r.state === 'current' ? '' : r.state, r.lag ? String(r.lag) : '']
        .filter(Boolean)
        .join(' ')
    })
    const { spread, quorum } = s
    const figures = [spread.servers, spread.azs, spread.regions, quorum.needed, quorum.online, quorum.margin]
    return [s.account, s.name, s.cluster, s.replicasWanted, ...cells, ...figures, streamSeenAt(s, snapshot)]
  })
  return csv([[...heads, ...ends], ...lines])
}
