'use client'
import { memo } from 'react'
import { SeverityShape, StateShape } from '@/components/ui/Glyph'
import type { Region, Server, Severity } from '@/lib/domain/model'
import type { RegionBox } from '@/lib/graph/layout'
import { cutMiddle, firstFit, sansWidth } from '@/lib/graph/text'
import { regionAnswers } from './head-words'
import { Mark, type MarkProps } from './Mark'
import { regionName } from './names'
import styles from './region.module.css'
import { sameProps } from './sameProps'

/** Worst state of a region's servers; `unknown` while nobody has answered yet. */
export function regionHealth(servers: Server[]): Severity | 'ok' | 'unknown' {
  if (servers.some((s) => s.state === 'down')) return 'critical'
  if (servers.some((s) => s.state === 'silent' || s.state === 'leaving')) return 'warning'
  return servers.length === 0 || servers.some((s) => s.state === 'unknown') ? 'unknown' : 'ok'
}

/** A region: its frame, head ("4 of 4 answer" and a mark), and the ground of one column per AZ. */
export const RegionFrame = memo(function RegionFrame({
  box,
  region,
  servers,
  shown,
  ...mark
}: MarkProps & {
  box: RegionBox
  region: Region | null
  /** All of the region: its state is that of the whole, however few are `shown`. */
  servers: Server[]
  shown: number
}) {
  const title = region?.label ?? box.id
  const health = regionHealth(servers)
  const words = regionAnswers(servers, shown)
  const answer = firstFit(words, box.w - 52 - sansWidth(title, 15, true) - 8, 13) || (words.at(-1) ?? '')
  const room = box.w - 16 - 36 - sansWidth(answer, 13) - 8
  const label = cutMiddle(title, Math.floor(room / 9))
  const labelW = sansWidth(label, 15, true)
  const tone = { critical: styles.critHead, warning: styles.warnHead, info: '', ok: '', unknown: '' }[health]
  return (
    <Mark
      id={`region:${box.id}`}
      name={regionName(title, servers, shown)}
      className={`${styles.region} ${tone}`}
      {...mark}
    >
      {label !== title && <title>{title}</title>}
      <rect className={styles.regionFrame} x={box.x} y={box.y} width={box.w} height={box.h} rx="12" />
      {box.columns.map((c) => {
        return (
          <rect
            key={c.id ?? ''}
            className={styles.az}
            x={c.x + 2}
            y={c.y}
            width={c.w - 4}
            height={c.h}
            rx="6"
          />
        )
      })}
      <text className={styles.regionLabel} x={box.x + 16} y={box.y + 29}>
        {label}
      </text>
      {room - labelW > 48 && (
        <text className={styles.regionWord} x={box.x + 16 + labelW + 6} y={box.y + 29}>
          region
        </text>
      )}
      <text className={styles.regionAnswer} x={box.x + box.w - 36} y={box.y + 29}>
        {answer}
      </text>
      <g transform={`translate(${box.x + box.w - 22} ${box.y + 24})`}>
        {health === 'unknown' ? <StateShape state="unknown" /> : <SeverityShape severity={health} />}
      </g>
    </Mark>
  )
}, sameProps)
