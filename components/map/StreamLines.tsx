import type { Replica, Stream } from '@/lib/domain/model'
import type { Led, StreamLine } from '@/lib/graph/stream-lines'
import { inkStyle, type Overlay } from './overlays'
import { isLost } from './RoleMarks'
import styles from './replica.module.css'

type LineEnd = 'there' | 'unknown' | 'gone'
const CLASS = { there: 'streamLine', unknown: 'streamUnknown', gone: 'streamGone' } as const

/** Of the replicas at the end of a line: it is whole while one of them is there, or none is told of. */
export function lineEnd(held: readonly Pick<Replica, 'state'>[]): LineEnd {
  if (held.length === 0 || held.some((r) => r.state !== 'unknown' && !isLost(r))) return 'there'
  return held.every(isLost) ? 'gone' : 'unknown'
}

/** The lines of the streams that are drawn, each stream in its ink. */
export function StreamLines({
  overlays,
  lines,
  endOf,
}: {
  overlays: readonly Overlay[]
  lines: readonly StreamLine[]
  /** What a line leads to. */
  endOf: (overlay: Overlay, to: string) => LineEnd
}) {
  return overlays.map((overlay) => (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a picture with a name, no control
    <g
      key={overlay.key}
      role="img"
      aria-label={overlayName(overlay.stream)}
      style={inkStyle(overlay.ink.colour)}
    >
      {lines
        .filter((l) => l.stream === overlay.key)
        .map((l) => {
          const end = endOf(overlay, l.to)
          return (
            <g key={`${l.from} ${l.to}`} className={styles[CLASS[end]]}>
              <path d={l.d} strokeDasharray={end === 'there' ? (overlay.ink.dash ?? undefined) : undefined} />
              <path className={styles.streamHead} d={l.head} />
            </g>
          )
        })}
    </g>
  ))
}

export const ledBy = ({ key, stream: { leader, replicas } }: Overlay): Led[] =>
  leader === null
    ? []
    : [{ key, leader, followers: replicas.flatMap((r) => (r.role === 'follower' ? [r.server] : [])) }]

/** `stream EVENTS of APP, in xr, led by rg3-az3-x, followed by rg1-az1-x and rg2-az2-x` */
function overlayName({ name, account, cluster, leader, replicas }: Stream): string {
  const followers = replicas.flatMap((r) => (r.role === 'follower' ? [r.server] : []))
  return [
    `stream ${name} of ${account}`,
    cluster === null ? 'in a cluster not known' : `in ${cluster}`,
    leader === null ? 'no leader' : `led by ${leader}`,
    ...(followers.length > 0
      ? [`${leader === null ? 'replicas on' : 'followed by'} ${followers.join(' and ')}`]
      : []),
  ].join(', ')
}
