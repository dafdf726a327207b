import { clusterStyle } from '@/components/map/colour'
import { StrokeMark } from '@/components/map/GatewayBundle'
import { linkCount } from '@/components/map/words'
import { clusterColour } from '@/lib/domain/cluster-order'
import { rtt } from '@/lib/domain/format'
import { linkState } from '@/lib/domain/link-state'
import type { Cluster, GatewayLink } from '@/lib/domain/model'
import { strokeOf } from '@/lib/graph/strokes'
import { cutToWidth } from '@/lib/graph/text'
import styles from './BothDirections.module.css'

const W = 308
const BOX = { w: 64, h: 44 }
const THERE = 37
const BACK = 51

/** The two directions of a gateway link as the map draws them, small: both clusters and a stroke each way. */
export function BothDirections({
  link,
  back,
  clusters,
}: {
  link: GatewayLink
  back: GatewayLink | null
  /** All there are: they say the colours. */
  clusters: readonly Cluster[]
}) {
  const there = [
    { x: BOX.w, y: THERE },
    { x: W - BOX.w, y: THERE },
  ]
  const home = [
    { x: W - BOX.w, y: BACK },
    { x: BOX.w, y: BACK },
  ]
  const name = `${words(link.from, link.to, link)}; ${words(link.to, link.from, back)}`
  return (
    <svg role="img" aria-label={name} className={styles.drawing} viewBox={`0 0 ${W} 88`}>
      <StrokeMark stroke={strokeOf(there, linkState(link), null)} />
      <StrokeMark stroke={strokeOf(home, linkState(back), null)} />
      <ClusterBox x={0} name={link.from} clusters={clusters} />
      <ClusterBox x={W - BOX.w} name={link.to} clusters={clusters} />
      <Count y={THERE - 12} link={link} />
      <Count y={BACK + 20} link={back} />
    </svg>
  )
}

function ClusterBox({ x, name, clusters }: { x: number; name: string; clusters: readonly Cluster[] }) {
  const colour = clusterColour(clusters, name)?.index ?? null
  return (
    <g
      transform={`translate(${x} ${THERE + 7 - BOX.h / 2})`}
      className={styles.cluster}
      style={clusterStyle(colour)}
    >
      <title>{name}</title>
      <rect width={BOX.w} height={BOX.h} rx="5" />
      <text x={BOX.w / 2} y={BOX.h / 2 + 4}>
        {cutToWidth(name, BOX.w - 8)}
      </text>
    </g>
  )
}

function Count({ y, link }: { y: number; link: GatewayLink | null }) {
  const state = linkState(link)
  const parts = [linkCount(link ?? undefined), WORD[state], link?.rttMs && rtt(link.rttMs.median)]
  return (
    <text x={W / 2} y={y} className={styles.count} data-state={state}>
      {parts.filter(Boolean).join(' · ')}
    </text>
  )
}

const WORD = { full: '', part: 'part', broken: 'broken', unknown: 'not known' }

const words = (from: string, to: string, link: GatewayLink | null) =>
  link
    ? `${from} to ${to} ${link.connected} of ${link.expected}, ${WORD[linkState(link)] || 'full'}`
    : `${from} to ${to} not reported`
