'use client'
import { memo } from 'react'
import { SeverityShape } from '@/components/ui/Glyph'
import type { Cluster, Server } from '@/lib/domain/model'
import type { BandBox } from '@/lib/graph/layout'
import type { Stretch } from '@/lib/graph/spine'
import { cutToWidth, firstFit, monoWidth } from '@/lib/graph/text'
import styles from './band.module.css'
import { clusterStyle, STRIPES } from './colour'
import { headWords } from './head-words'
import { Mark, type MarkProps } from './Mark'
import { clusterName } from './names'
import { sameProps } from './sameProps'

export interface BandProps extends MarkProps {
  box: BandBox
  /** null: servers without a cluster. */
  cluster: Cluster | null
  /** All of the cluster, and how many of them are drawn. */
  servers: Server[]
  shown: number
  /** From one of them to the next. */
  spine: readonly Stretch[]
  colour: number | null
  striped: boolean
  dim: boolean
  passedOver: boolean
  /** Of a ribbon: whether it survives the loss of a region, longest first. */
  survival: string[] | null
  survives: boolean
}

/** A cluster: a band through its servers; a cross-region one is a ribbon that does not stop at a region. */
export const Band = memo(function Band(props: BandProps) {
  const { box, cluster, servers, shown, spine, colour, striped, survival, survives, ...mark } = props
  const chip = cutToWidth(box.cluster ?? 'no cluster', Math.min(box.headW * 0.6, 260) - 16, 11)
  const chipW = Math.ceil(monoWidth(chip)) + 16
  const words = firstFit(headWords(box.ribbon, servers, shown), box.headW - chipW - 16)
  const body = (
    <g style={clusterStyle(colour)}>
      <rect className={styles.bandTint} x={box.x} y={box.y} width={box.w} height={box.h} rx="10" />
      {striped && (
        <rect fill={STRIPES} opacity="0.25" x={box.x} y={box.y} width={box.w} height={box.h} rx="10" />
      )}
      <rect
        className={box.ribbon ? styles.ribbonEdge : styles.bandEdge}
        x={box.x}
        y={box.y}
        width={box.w}
        height={box.h}
        rx="10"
      />
      {spine.map(([from, to]) => (
        <path key={from} className={styles.spine} d={`M${from} ${box.ringY} H${to}`} />
      ))}
      <rect className={styles.bandChip} x={box.x + 8} y={box.y + 5} width={chipW} height="16" rx="4" />
      {striped && (
        <rect fill={STRIPES} opacity="0.35" x={box.x + 8} y={box.y + 5} width={chipW} height="16" rx="4" />
      )}
      <text className={styles.bandChipText} x={box.x + 8 + chipW / 2} y={box.y + 17}>
        {chip}
      </text>
      <text className={styles.bandWords} x={box.x + 8 + chipW + 8} y={box.y + 17}>
        {words}
      </text>
      {survival && box.ribbon && box.w > box.headW && (
        <Survival box={box} words={survival} isWell={survives} />
      )}
    </g>
  )
  if (!cluster) return <g data-dim={mark.dim || mark.passedOver || undefined}>{body}</g>
  const name = [clusterName(cluster, servers, shown), survival?.[0]].filter(Boolean).join(', ')
  return (
    <Mark id={`cluster:${cluster.name}`} name={name} className={styles.band} {...mark}>
      {chip !== cluster.name && <title>{cluster.name}</title>}
      {body}
    </Mark>
  )
}, sameProps)

/** At the other end of the head, within the last region, so that it never meets the label. */
function Survival({ box, words, isWell }: { box: BandBox; words: string[]; isWell: boolean }) {
  const text = firstFit(words, box.tailW - 40)
  if (text === '') return null
  const right = box.x + box.w - 10
  return (
    <g className={isWell ? undefined : styles.fails}>
      <g transform={`translate(${right - 5} ${box.y + 13}) scale(0.72)`}>
        <SeverityShape severity={isWell ? 'ok' : 'warning'} />
      </g>
      <text className={`${styles.bandWords} ${styles.survival}`} x={right - 14} y={box.y + 17}>
        {text}
      </text>
    </g>
  )
}
