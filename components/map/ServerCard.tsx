'use client'
import { memo } from 'react'
import { CROWN, STAR, StateShape } from '@/components/ui/Glyph'
import type { Server } from '@/lib/domain/model'
import type { ServerBox } from '@/lib/graph/layout'
import { cutMiddle, cutToWidth, monoWidth, sansWidth } from '@/lib/graph/text'
import { clusterStyle, STRIPES } from './colour'
import { Mark, type MarkProps } from './Mark'
import { serverName } from './names'
import { heldOf, inkStyle, type Role } from './overlays'
import { RingMark } from './RingMark'
import { RoleBadges, RoleWord } from './RoleMarks'
import { sameProps } from './sameProps'
import styles from './server.module.css'

export interface ServerMarkProps extends MarkProps {
  box: ServerBox
  server: Server
  colour: number | null
  striped: boolean
  leads: number
  follows: number
  metaLeader: boolean
  /** Streams are drawn: marks without a role in any of them are dimmed. */
  overlaid: boolean
  roles: readonly Role[]
  /** Something is looked for, and this server is not it. */
  passedOver: boolean
}

/** Drawn as an outline that keeps its slot. */
export const ghostTone = (server: Server): string | undefined =>
  server.state === 'down'
    ? styles.crit
    : server.state === 'silent'
      ? styles.warn
      : server.state === 'unknown'
        ? styles.faint
        : undefined

/** A server: 76 × 112 (narrower in a small window), stripe and label of its cluster, state, store ring, name, leaders and followers. */
export const ServerCard = memo(function ServerCard(props: ServerMarkProps) {
  const { box, server, leads, follows, metaLeader, roles, striped } = props
  const name = serverName(server, { metaLeader, leads, follows, roles })
  const [main, ...others] = roles
  const ghost = ghostTone(server)
  const middle = box.w / 2
  const label = cutToWidth(server.cluster ?? '', box.w - 7 - 26 - sansWidth(server.state))
  const stripe = `M0 6 A6 6 0 0 1 6 0 H${box.w - 6} A6 6 0 0 1 ${box.w} 6 Z`
  const role = main && !ghost ? (heldOf(main).role === 'leader' ? styles.leads : styles.follows) : undefined
  return (
    <Mark
      id={`server:${server.key}`}
      name={name}
      selected={props.selected}
      tab={props.tab}
      dim={props.overlaid && !main}
      passedOver={props.passedOver}
      at={box}
      className={[styles.card, ghost && styles.ghost, ghost, role].filter(Boolean).join(' ')}
    >
      <title>{`${server.name} · ${server.why}`}</title>
      <g style={clusterStyle(props.colour)}>
        <rect className={styles.cardFace} width={box.w} height={box.h} rx="6" />
        {ghost ? (
          <path className={styles.ghostStripe} d={`M6 3.5 H${box.w - 6}`} />
        ) : (
          <>
            <path className={styles.stripe} d={stripe} />
            {striped && <path fill={STRIPES} d={stripe} />}
            <rect
              className={styles.cardEdge}
              style={main && inkStyle(main[1])}
              width={box.w}
              height={box.h}
              rx="6"
            />
          </>
        )}
      </g>
      <g className={styles.state} transform="translate(12 18)">
        <StateShape state={server.state} />
      </g>
      <text className={styles.stateWord} x="20" y="22">
        {server.state}
      </text>
      {!ghost && (
        <text className={styles.cardCluster} x={box.w - 7} y="22">
          {label}
        </text>
      )}
      <g transform={`translate(${middle} 51)`}>
        <RingMark server={server} role={main ?? null} ghost={ghost !== undefined} />
      </g>
      {others.length > 0 && <RoleBadges roles={others} w={box.w} />}
      <text className={styles.cardName} x={middle} y="87" fontSize={server.key.length <= 8 ? 12 : 11}>
        {cutMiddle(server.key)}
      </text>
      {main ? (
        <RoleWord role={main} x={middle} y={103} />
      ) : (
        <Counts leads={leads} follows={follows} x={middle} y={103} />
      )}
      {metaLeader && (
        <g className={styles.crown} transform={`translate(${middle} 0)`}>
          <circle r="11" />
          <path d={CROWN} />
        </g>
      )}
    </Mark>
  )
}, sameProps)

/** `★ 3 ● 3`, centred on a baseline. */
export function Counts({ leads, follows, ...at }: { leads: number; follows: number; x: number; y: number }) {
  const [l, f] = [monoWidth(String(leads)), monoWidth(String(follows))]
  const x = at.x - (10 + 2 + l + 9 + 8 + 3 + f) / 2
  return (
    <g className={styles.counts}>
      <path d={STAR} transform={`translate(${x + 5} ${at.y - 4})`} />
      <text x={x + 12} y={at.y}>
        {leads}
      </text>
      <circle cx={x + 12 + l + 9 + 4} cy={at.y - 4} r="3.6" />
      <text x={x + 12 + l + 9 + 11} y={at.y}>
        {follows}
      </text>
    </g>
  )
}
