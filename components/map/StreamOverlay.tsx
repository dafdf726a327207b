import type { Stream } from '@/lib/domain/model'
import type { Layout } from '@/lib/graph/layout'
import { streamLines } from '@/lib/graph/stream-lines'
import styles from './replica.module.css'

/** Lines of the chosen stream, leader to follower, in the foot of their band. */
export function StreamOverlay({ layout, stream }: { layout: Layout; stream: Stream }) {
  const { leader } = stream
  if (leader === null) return null
  const band = layout.bands.find((b) => b.id === layout.servers.find((s) => s.key === leader)?.band)
  if (!band) return null
  const states = new Map(stream.replicas.map((r) => [r.server, r.state]))
  const lines = streamLines(
    band,
    layout.servers,
    leader,
    stream.replicas.flatMap((r) => (r.role === 'follower' ? [r.server] : [])),
  )
  return (
    <g>
      {lines.map((l) => {
        const state = states.get(l.to)
        const gone = state === 'offline' || state === 'missing'
        return (
          <g key={l.to} className={gone ? styles.streamGone : styles.streamLine}>
            <path d={l.d} />
            <path className={styles.streamHead} d={l.head} />
          </g>
        )
      })}
    </g>
  )
}
