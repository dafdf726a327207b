'use client'
import { memo } from 'react'
import { SeverityShape, StateShape } from '@/components/ui/Glyph'
import { count } from '@/lib/domain/format'
import type { Region, Server } from '@/lib/domain/model'
import { footId } from '@/lib/graph/capsules/focus'
import { azHead, footWords, regionCaption, regionHead } from '@/lib/graph/capsules/labels'
import type { FootBox } from '@/lib/graph/capsules/types'
import type { RegionBox } from '@/lib/graph/layout'
import { Mark, type MarkProps } from '../Mark'
import { regionName } from '../names'
import { regionHealth } from '../RegionFrame'
import region from '../region.module.css'
import { sameProps } from '../sameProps'
import { answers } from '../words'
import styles from './capsule.module.css'
import { type GroupFacts, worstWords } from './facts'
import { footName } from './names'

/** A closed region: name, how many answer, worst state; and its AZ columns, where it has room for them. */
export const ClosedRegion = memo(function ClosedRegion({
  box,
  region: known,
  servers,
  shown,
  ...mark
}: MarkProps & {
  box: RegionBox
  region: Region | null
  /** All of the region, and how many of them the map draws. */
  servers: Server[]
  shown: number
}) {
  const title = known?.label ?? box.id
  const health = regionHealth(servers)
  const name = regionName(title, servers, shown)
  const answer = `${count(servers.filter(answers).length)}/${count(servers.length)}`
  const clusters = new Set(servers.flatMap((s) => s.cluster ?? [])).size
  const azs = new Set(servers.map((s) => s.az)).size
  const caption = box.columns.length === 0 ? regionCaption(box, azs, clusters) : null
  const tone =
    health === 'critical'
      ? `${region.critHead} ${styles.critHead}`
      : health === 'warning'
        ? region.warnHead
        : ''
  return (
    <Mark id={`region:${box.id}`} name={name} className={`${region.region} ${tone}`} {...mark}>
      <title>{name}</title>
      <rect className={region.regionFrame} x={box.x} y={box.y} width={box.w} height={box.h} rx="12" />
      {box.columns.map((c) => {
        const label = known?.azs.find((a) => a.id === c.id)?.label ?? (c.id === null ? 'no AZ' : `az ${c.id}`)
        const word = azHead(c, label)
        return (
          <g key={c.id ?? ''}>
            <rect className={region.az} x={c.x + 1.5} y={c.y} width={c.w - 3} height={c.h} rx="6" />
            <text className={styles.azLabel} x={word.x} y={word.y}>
              {word.text}
            </text>
          </g>
        )
      })}
      {caption && (
        <text className={styles.caption} x={caption.x} y={caption.y}>
          {caption.text}
        </text>
      )}
      {regionHead(box, title, answer).map((w, i) => (
        <text key={w.x} className={i === 0 ? styles.regionName : styles.answer} x={w.x} y={w.y}>
          {w.text}
        </text>
      ))}
      <g transform={`translate(${box.x + box.w - 14} ${box.y + 23.5})`}>
        {health === 'unknown' ? <StateShape state="unknown" /> : <SeverityShape severity={health} />}
      </g>
    </Mark>
  )
}, sameProps)

/** The foot of a region: how many of its servers have no mark of their own, and the worst of them. Opens and closes it. */
export const RegionFoot = memo(function RegionFoot({
  box,
  title,
  open,
  isAlone,
  drawn,
  selected,
  tab,
  ...facts
}: MarkProps & GroupFacts & { box: FootBox; title: string; open: boolean; isAlone: boolean; drawn: number }) {
  const hidden = `${count(facts.count)} hidden`
  const all = open ? `${count(drawn)} servers drawn, ${hidden}` : hidden
  const worst = worstWords(facts)
  const words = footWords(box, open, [
    open ? [worst === '' ? all : `${all} · ${worst}`, all, hidden] : [all],
    worst,
  ])
  const name = footName(title, facts, isAlone ? null : open ? 'close' : 'open')
  const right = box.x + box.w
  const middle = box.y + box.h / 2
  return (
    <Mark id={footId(box.region)} name={name} selected={selected} tab={tab} className={styles.foot}>
      <g data-worst={facts.worst}>
        <title>{name}</title>
        <rect
          className={styles.footFace}
          x={box.x + 2}
          y={box.y + 2}
          width={box.w - 4}
          height={box.h - 4}
          rx="10"
        />
        {facts.count > 0 && (
          <g transform={`translate(${box.x + 15} ${middle})`}>
            <StateShape state={facts.worst} />
          </g>
        )}
        <g
          className={styles.foot}
          data-tone={facts.worst === 'down' ? 'crit' : facts.worst === 'up' ? undefined : 'warn'}
        >
          {words.map((w, i) => (
            <text key={w.y} className={i > 0 ? styles.second : undefined} x={w.x} y={w.y}>
              {w.text}
            </text>
          ))}
        </g>
        {isAlone ? null : open ? (
          <text className={styles.close} x={right - 68} y={middle + 4}>
            close Esc
          </text>
        ) : (
          <path className={styles.chevron} d={`M${right - 17} ${middle - 4} l4 4 l-4 4`} />
        )}
      </g>
    </Mark>
  )
}, sameProps)
