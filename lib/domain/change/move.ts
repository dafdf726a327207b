import type { Replica, Server, Stream } from '../model'
import type { RawConfig } from '../operation'
import { valueAt } from './raw'
import { replicasOf } from './standing'

/** How far a move or a change of the number of copies has come. */
export interface MoveProgress {
  /** Replicas on servers that held one before. */
  old: Replica[]
  /** Replicas on servers that did not. */
  fresh: Replica[]
  done: boolean
  /** In words, for a status line. */
  words: string
}

export interface Moving {
  /** Servers that held a replica when it began. */
  before: readonly string[]
  /** The configuration that was accepted. */
  wanted: RawConfig
  /** Whether nats-server chooses all servers anew, and not only more or fewer. */
  moves: boolean
  /** When it was accepted, by Orrery's clock; null is not known. */
  since: string | null
  /** Whether it was called off. */
  cancelled?: boolean
}

/** Where those who hold the stream may stay as it is: how long new servers may take to appear. */
const APPEARS_MS = 10_000

/**
 * nats-server adds the new servers to the group, lets them catch up, hands the leadership over and takes the old ones out
 * (jetstream_cluster.go, `monitorStream`, migration). It accepts a move before it begins: what was seen before that, and a
 * stream whose servers are not the wanted ones, are not the end of it.
 */
export function moveProgress(
  stream: Stream | null,
  servers: readonly Server[],
  { before, wanted, moves, since, cancelled = false }: Moving,
): MoveProgress {
  if (stream === null) return { old: [], fresh: [], done: false, words: 'The stream is not in the picture.' }
  const number = replicasOf(wanted)
  const old = stream.replicas.filter((r) => before.includes(r.server))
  const fresh = stream.replicas.filter((r) => !before.includes(r.server))
  const current = stream.replicas.filter((r) => r.state === 'current').length
  const age =
    since === null || stream.observedAt === null ? null : Date.parse(stream.observedAt) - Date.parse(since)
  const seenSince = since === null || (age !== null && age > 0)
  const there =
    !moves ||
    stream.replicas.every((r) =>
      isWanted(
        servers.find((s) => s.key === r.server),
        wanted,
      ),
    )
  const begun = !moves || fresh.length > 0 || (age !== null && age > APPEARS_MS)
  const settled = stream.leader !== null && stream.replicas.length === number && current === number
  const done = cancelled ? settled && fresh.length === 0 : seenSince && there && begun && settled
  return { old, fresh, done, words: words(stream) }

  function words({ leader, replicas }: Stream): string {
    if (cancelled) {
      if (leader === null) return 'Cancelled: no leader for a moment, the old servers elect one.'
      if (fresh.length > 0 || replicas.length > number) return 'Cancelled: the new servers let go.'
      const held = `${current} of ${number} replicas current`
      return done ? `Cancelled: back on its old servers, ${held}, ${leader} leads.` : `Cancelled: ${held}.`
    }
    if (done && moves && fresh.length === 0) {
      return `Done: nats-server chose the same servers; ${number} of ${number} replicas current, ${leader} leads.`
    }
    if (done) return `Done: ${number} of ${number} replicas current, ${leader} leads.`
    if (leader === null) return 'No leader for a moment: the new servers elect one.'
    const ready = fresh.filter((r) => r.state === 'current').length
    if (fresh.length === 0 && replicas.length <= number) return 'Waiting for the new servers to appear.'
    if (fresh.length > ready) return `${ready} of ${fresh.length} new servers have caught up.`
    const waits = old.length > 0 && replicas.length > number
    return waits
      ? 'The new servers have caught up; the old ones let go.'
      : `${current} of ${number} replicas current.`
  }
}

/** Whether a server is where the configuration wants it; one that nobody knows is not. */
function isWanted(server: Server | undefined, wanted: RawConfig): boolean {
  const cluster = valueAt(wanted, 'placement.cluster')
  const tags = valueAt(wanted, 'placement.tags')
  if (cluster === null && tags === null) return true
  if (server === undefined || (cluster !== null && server.cluster !== cluster)) return false
  const has = new Set(server.tags.map((t) => t.toLowerCase()))
  return (Array.isArray(tags) ? tags : []).every((tag) => {
    const name = String(tag).toLowerCase()
    return name.startsWith('!') ? !has.has(name.slice(1)) : has.has(name)
  })
}
