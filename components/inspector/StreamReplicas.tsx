'use client'
import { ageMs } from '@/components/live/age'
import { useCollectorSecond } from '@/components/live/CollectorClock'
import { Glyph, ReplicaShape } from '@/components/ui/Glyph'
import { count, NOT_KNOWN, wholeSeconds } from '@/lib/domain/format'
import { ghostId } from '@/lib/domain/ghost-peer'
import type { Replica, Server, Snapshot, Stream } from '@/lib/domain/model'
import { behindWords } from '@/lib/domain/moving'
import { roleWord } from '@/lib/domain/replica-role'
import { serverSeenAt, streamSeenAt } from '@/lib/domain/seen-at'
import { SelectButton } from './SelectButton'
import styles from './table.module.css'

/** The replicas of one stream: who, where, how far, and when each was last seen. */
export function StreamReplicas({ stream, snapshot }: { stream: Stream; snapshot: Snapshot }) {
  const now = useCollectorSecond()
  const order = [...stream.replicas].sort((a, b) => rank(a) - rank(b))
  return (
    <table className={`${styles.table} ${styles.lined}`}>
      <caption className="visually-hidden">Replicas, leader first</caption>
      <tbody>
        {order.map((r) => {
          const server = snapshot.servers.find((s) => s.key === r.server)
          const place = server
            ? `${server.region} · ${server.az === null ? 'no AZ tag' : `az ${server.az}`}`
            : ''
          const seen = seenOf(r, { stream, server, snapshot, now })
          return (
            <tr key={r.server}>
              <td className={r.server.length <= SHORT ? styles.whole : undefined}>
                <span className={`${styles.swatched} ${r.role === 'leader' ? styles.accent : ''}`}>
                  <Glyph>
                    <ReplicaShape role={r.role} state={r.state} />
                  </Glyph>
                  {ghostId(r.server) === null ? (
                    <SelectButton kind="server" id={r.server} />
                  ) : (
                    <span title="nobody knows the name of this member any more">{r.server}</span>
                  )}
                </span>
              </td>
              <td className={`${styles.quiet} ${place.length <= SHORT ? styles.whole : ''}`}>
                {server ? place : <span title="a server that is not in the roster">{NOT_KNOWN}</span>}
              </td>
              <td className={tone(r)}>{words(r, stream.replicas)}</td>
              <td className={`mono ${styles.right}`}>
                <span title={seen.says}>{seen.ms === null ? NOT_KNOWN : wholeSeconds(seen.ms)}</span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Names up to here stand in one line: the words beside them wrap first. */
const SHORT = 14

interface At {
  stream: Stream
  server: Server | undefined
  snapshot: Snapshot
  now: number
}

/** How long ago a replica was seen, and by whom: by its leader, or, when that cannot tell of a server that is lost, by whoever heard the server last. */
function seenOf(r: Replica, { stream, server, snapshot, now }: At): { ms: number | null; says: string } {
  const asked = ageMs(streamSeenAt(stream, snapshot), now)
  if (r.role === 'leader') return { ms: asked, says: 'its own answer' }
  if (asked !== null && r.activeMs !== null)
    return { ms: r.activeMs + asked, says: `when its leader, ${stream.leader}, last heard it` }
  const untold =
    stream.leader === null
      ? 'only a leader tells when it last heard its replicas, and there is none'
      : `its leader, ${stream.leader}, has not heard from it since it leads`
  const isLost = server !== undefined && server.state !== 'up' && server.state !== 'leaving'
  const heard = isLost ? ageMs(serverSeenAt(server, snapshot), now) : null
  return heard === null
    ? { ms: null, says: untold }
    : { ms: heard, says: `when ${server?.key} was last heard itself: ${untold}` }
}

const ORDER = ['current', 'lagging', 'offline', 'missing', 'unknown'] as const

/** The leader first, then the well before the ill. */
const rank = (r: Replica) => (r.role === 'leader' ? -1 : ORDER.indexOf(r.state))

function words(r: Replica, all: readonly Replica[]): string {
  if (r.state === 'lagging') return behindWords(r, (n) => `${count(n)} ${n === 1 ? 'op' : 'ops'} behind`)
  if (r.state === 'current') return r.role === 'leader' ? 'leader' : 'current'
  const role = roleWord(r, all)
  return role === 'only replica' ? `${role}, ${r.state}` : r.state
}

function tone(r: Replica): string | undefined {
  if (r.state === 'offline' || r.state === 'missing') return styles.crit
  if (r.state === 'lagging') return styles.warn
  if (r.state === 'unknown') return styles.quiet
  return r.role === 'leader' ? styles.accent : undefined
}
