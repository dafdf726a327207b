'use client'
import { memo } from 'react'
import { azKey } from '@/lib/domain/az'
import type { Region, Server } from '@/lib/domain/model'
import type { RegionBox } from '@/lib/graph/layout'
import { cutToWidth } from '@/lib/graph/text'
import { Mark, type MarkProps } from './Mark'
import { azName } from './names'
import styles from './region.module.css'
import { sameProps } from './sameProps'

/** The head of an AZ column, which stands for the whole AZ. */
export const AzHead = memo(function AzHead({
  column: c,
  regionId,
  region,
  servers,
  ...mark
}: MarkProps & {
  column: RegionBox['columns'][number]
  regionId: string
  region: Region | null
  servers: Server[]
}) {
  const az = region?.azs.find((a) => a.id === c.id)
  const label = az?.label ?? (c.id === null ? 'no AZ tag' : `az ${c.id}`)
  const text = cutToWidth(label, c.w - 8, 12)
  const name = azName(label, region?.label ?? regionId, servers)
  return (
    <Mark id={`az:${azKey(regionId, c.id)}`} name={name} className={styles.azHead} {...mark}>
      {text !== label && <title>{label}</title>}
      <rect x={c.x + 2} y={c.y} width={c.w - 4} height="24" rx="6" />
      <text className={styles.azLabel} x={c.x + c.w / 2} y={c.y + 17}>
        {text}
      </text>
    </Mark>
  )
}, sameProps)
