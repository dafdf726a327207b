import type { Replica, Stream } from '@/lib/domain/model'
import type { BandBox, Layout } from '@/lib/graph/layout'
import { streamLines } from '@/lib/graph/stream-lines'
import { inkStyle, type Overlay } from './overlays'
import { isLost } from './RoleMarks'
import styles from './replica.module.css'
import { Unplaced } from './Unplaced'

/** Lines of the streams that are drawn, leader to follower, in the feet of their bands. */
export function StreamOverlay({ layout, overlays }: { layout: Layout; overlays: readonly Overlay[] }) {
  const led = new Map<BandBox, Overlay[]>()
  for (const overlay of overlays) {
    const at = layout.servers.find((s) => s.key === overlay.stream.leader)?.band
    const band = layout.bands.find((b) => b.id === at)
    if (band) led.set(band, [...(led.get(band) ?? []), overlay])
  }
  const lines = [...led].flatMap(([band, of]) => streamLines(band, layout.servers, of.flatMap(ledBy)))
  return (
    <>
      {overlays.map(({ key, stream, replicas, ink }) => (
        // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a picture with a name, no control
        <g key={key} role="img" aria-label={overlayName(stream)} style={inkStyle(ink.colour)}>
          {lines
            .filter((l) => l.stream === key)
            .map((l) => {
              const replica = replicas.get(l.to)
              const kind = lineOf(replica)
              return (
                <g key={l.to} className={styles[kind]}>
                  <path
                    d={l.d}
                    strokeDasharray={kind === 'streamLine' ? (ink.dash ?? undefined) : undefined}
                  />
                  <path className={styles.streamHead} d={l.head} />
                </g>
              )
            })}
        </g>
      ))}
      <Unplaced layout={layout} overlays={overlays} />
    </>
  )
}

function lineOf(replica: Replica | undefined) {
  if (replica?.state === 'unknown') return 'streamUnknown'
  return replica && isLost(replica) ? 'streamGone' : 'streamLine'
}

const ledBy = ({ key, stream: { leader, replicas } }: Overlay) =>
  leader === null
    ? []
    : [{ key, leader, followers: replicas.flatMap((r) => (r.role === 'follower' ? [r.server] : [])) }]

/** `stream EVENTS of APP, in xr, led by rg3-az3-x, followed by rg1-az1-x and rg2-az2-x` */
export function overlayName({ name, account, cluster, leader, replicas }: Stream): string {
  const followers = replicas.flatMap((r) => (r.role === 'follower' ? [r.server] : []))
  return [
    `stream ${name} of ${account}`,
    cluster === null ? 'in a cluster not known' : `in ${cluster}`,
    leader === null ? 'no leader' : `led by ${leader}`,
    ...(followers.length > 0 ? [`followed by ${followers.join(' and ')}`] : []),
  ].join(', ')
}
