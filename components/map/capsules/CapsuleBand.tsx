'use client'
import { memo } from 'react'
import { plural } from '@/lib/domain/format'
import type { Cluster, Server } from '@/lib/domain/model'
import { bandHead } from '@/lib/graph/capsules/labels'
import type { BandBox } from '@/lib/graph/layout'
import band from '../band.module.css'
import { clusterStyle, STRIPES } from '../colour'
import { Mark, type MarkProps } from '../Mark'
import { clusterName, countRegions } from '../names'
import { sameProps } from '../sameProps'
import styles from './capsule.module.css'

export interface CapsuleBandProps extends MarkProps {
  box: BandBox
  cluster: Cluster | null
  /** All of the cluster, and how many of them the map draws. */
  servers: Server[]
  shown: number
  colour: number | null
  striped: boolean
  dim: boolean
  passedOver: boolean
  /** Too low for a head: its capsules say whose they are. */
  headless: boolean
  /** Something else stands in its head: the name alone is said. */
  isCrowded: boolean
}

/** A cluster where servers are capsules: the band, a swatch, its name. A band that goes on from an earlier row is no mark. */
export const CapsuleBand = memo(function CapsuleBand(props: CapsuleBandProps) {
  const { box, cluster, servers, shown, colour, striped, headless, isCrowded, ...mark } = props
  const frame = { x: box.x, y: box.y, width: box.w, height: box.h, rx: 10 }
  const counts = isCrowded ? [] : wordings(box.ribbon, servers, shown)
  const words = headless ? [] : bandHead(box, box.cluster ?? 'no cluster', counts)
  const body = (
    <g style={clusterStyle(colour)}>
      <rect className={band.bandTint} {...frame} />
      {(!headless || box.ribbon) && (
        <rect className={box.ribbon ? band.ribbonEdge : band.bandEdge} {...frame} />
      )}
      {!headless && (
        <>
          <rect className={styles.swatch} x={box.x + 8} y={box.y + 7} width="10" height="10" rx="2" />
          {striped && <rect fill={STRIPES} x={box.x + 8} y={box.y + 7} width="10" height="10" rx="2" />}
        </>
      )}
      {words.map((w, i) => (
        <text key={w.x} className={i === 0 ? styles.bandName : styles.bandWords} x={w.x} y={w.y}>
          {w.text}
        </text>
      ))}
    </g>
  )
  if (!cluster || box.again || headless)
    return <g data-dim={mark.dim || mark.passedOver || undefined}>{body}</g>
  const name = clusterName(cluster, servers, shown)
  return (
    <Mark id={`cluster:${cluster.name}`} name={name} className={band.band} {...mark}>
      <title>{name}</title>
      {body}
    </Mark>
  )
}, sameProps)

/** `10 in 2` where it is narrow: servers in regions. */
function wordings(ribbon: boolean, servers: Server[], shown: number): string[] {
  const n = servers.length
  if (shown < n) return [`${plural(n, 'server')}, ${shown} shown`, `${shown}/${n}`]
  if (!ribbon) return [plural(n, 'server'), String(n)]
  const regions = countRegions(servers)
  return [`${plural(n, 'server')}, ${plural(regions, 'region')}`, `${n} in ${regions}`, String(n)]
}
