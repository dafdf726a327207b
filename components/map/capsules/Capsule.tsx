'use client'
import { memo } from 'react'
import { CROWN, STAR, StateShape } from '@/components/ui/Glyph'
import { columnCapsule, countWords, lineCapsule, WIDE } from '@/lib/graph/capsules/inside'
import type { CapsuleBox } from '@/lib/graph/capsules/types'
import { clusterStyle } from '../colour'
import { Mark, type MarkProps } from '../Mark'
import { inkStyle } from '../overlays'
import { sameProps } from '../sameProps'
import { NoteMark } from './CapsuleNotes'
import styles from './capsule.module.css'
import type { GroupFacts, Held } from './facts'
import { capsuleName } from './names'
import { type CapsuleNote, SHAPE_W } from './note'

export interface CapsuleProps extends MarkProps, GroupFacts {
  box: CapsuleBox
  /** `r1 az 2`, or the region alone. */
  where: string
  /** Whether streams are drawn: what holds nothing of them is dimmed. */
  overlaid: boolean
  colour: number | null
  striped: boolean
  /** Said inside of it, as far as there is room. */
  notes: readonly CapsuleNote[]
}

/** Servers of a cluster that are one mark: of an AZ, or of a whole region. Click opens the region. */
export const Capsule = memo(function Capsule(props: CapsuleProps) {
  const { box, where, colour, striped, selected, tab, overlaid, notes, ...facts } = props
  const isWide = box.w >= WIDE
  const isNamed = box.of.kind === 'region'
  const badges = [...(facts.metaLeader ? (['crown'] as const) : []), ...facts.held].slice(0, MOST_BADGES)
  const count = countWords(facts.answering, facts.count)
  const said = notes.map(([kind, , , ...wordings]) => ({ shape: SHAPE_W[kind], wordings }))
  const inside = isWide
    ? lineCapsule(box, isNamed ? (box.cluster ?? 'no cluster') : '', count, badges.length, said)
    : columnCapsule(box, count, badges.length)
  const name = [capsuleName(box.cluster, where, facts), ...notes.map(([, , words]) => words)].join(', ')
  const dim = overlaid && facts.held.length === 0
  const [first] = facts.held
  const edge = first && inkStyle(inkOf(first))
  return (
    <Mark
      id={box.id}
      name={name}
      selected={selected}
      tab={tab}
      dim={dim}
      passedOver={facts.passedOver}
      at={box}
      className={[styles.capsule, toneOf(facts), facts.held.length > 0 && styles.chosen]
        .filter(Boolean)
        .join(' ')}
    >
      <title>{name}</title>
      <rect className={styles.face} style={edge} width={box.w} height={box.h} rx="4" />
      {isNamed && (
        <g style={clusterStyle(colour)}>
          <path className={styles.edge} d="M4 0 V24 A4 4 0 0 1 0 20 V4 A4 4 0 0 1 4 0 Z" />
          {striped && <path className={styles.edgeGap} d="M0 9 H4 M0 15 H4" />}
        </g>
      )}
      {inside.words.map((w, i) => (
        <text
          key={w.y * 1000 + w.x}
          className={isNamed && i === 0 ? styles.name : styles.count}
          fontSize={isWide ? 11 : undefined}
          x={w.x}
          y={w.y}
        >
          {w.text}
        </text>
      ))}
      {inside.notes.map(({ x, y, text, note }) => {
        const [kind, tone] = notes[note] ?? ['lag', 'quiet']
        return (
          <g key={kind} transform={`translate(${x} ${y})`}>
            <NoteMark kind={kind} tone={tone} text={text} />
          </g>
        )
      })}
      <g transform={`translate(${inside.state.x} ${inside.state.y})`} className={styles.state}>
        <StateShape state={facts.worst} />
      </g>
      {inside.badges.map((at, i) => (
        <g key={at.x} transform={`translate(${at.x} ${at.y})`}>
          <Badge kind={badges[i] ?? 'crown'} />
        </g>
      ))}
    </Mark>
  )
}, sameProps)

const toneOf = ({ worst }: GroupFacts) =>
  worst === 'down' ? styles.crit : worst === 'silent' || worst === 'leaving' ? styles.warn : undefined

/** More do not fit; all are in the accessible name. */
const MOST_BADGES = 2

const inkOf = (held: Held) => {
  const [, ink] = held.split(':')
  return ink === 'accent' ? ink : Number(ink)
}

/** Leader ★, replicas ●, replicas that are gone, or the meta leader's crown; 12 px, centred. */
function Badge({ kind }: { kind: 'crown' | Held }) {
  if (kind === 'crown') return <path className={styles.crown} d={CROWN} />
  const [role] = kind.split(':')
  if (role === 'gone') return <circle className={styles.gone} r="5" />
  return role === 'leader' ? (
    <g className={styles.leader} style={inkStyle(inkOf(kind))}>
      <circle r="6" />
      <path d={STAR} transform="scale(0.85)" />
    </g>
  ) : (
    <g className={styles.follower} style={inkStyle(inkOf(kind))}>
      <circle r="5" />
      <circle r="2" />
    </g>
  )
}
