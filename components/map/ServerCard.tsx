'use client'
import { memo } from 'react'
import { CROWN, STAR } from '@/components/ui/Glyph'
import { cutMiddle, cutToWidth, monoWidth, sansWidth } from '@/lib/graph/text'
import { CardFrame, ghostTone, type ServerMarkProps } from './CardFrame'
import { TO_FRO } from './link-arrows'
import { isShort } from './own-gateways'
import { RingMark } from './RingMark'
import { RoleBadges, RoleWord } from './RoleMarks'
import { sameProps } from './sameProps'
import styles from './server.module.css'

/** A server: 76 × 112 (narrower in a small window), stripe and label of its cluster, state, store ring, name, leaders and followers. */
export const ServerCard = memo(function ServerCard(props: ServerMarkProps) {
  const { box, server, leads, follows, metaLeader, gateways, roles } = props
  const [main, ...others] = roles
  const ghost = ghostTone(server)
  const middle = box.w / 2
  const label = cutToWidth(server.cluster ?? '', box.w - 7 - 26 - sansWidth(server.state))
  return (
    <CardFrame {...props} stripe={6} state={{ x: 12, y: 18 }}>
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
        <Figures leads={leads} follows={follows} gateways={gateways} x={middle} y={103} />
      )}
      {metaLeader && (
        <g className={styles.crown} transform={`translate(${middle} 0)`}>
          <circle r="11" />
          <path d={CROWN} />
        </g>
      )}
    </CardFrame>
  )
}, sameProps)

type CountsProps = { leads: number; follows: number; x: number; y: number }

/** What of a server is told in figures: its streams, or its gateways where these are looked at. */
export function Figures({ gateways, ...counts }: CountsProps & { gateways: string | null }) {
  return gateways === null ? <Counts {...counts} /> : <Gateways text={gateways} x={counts.x} y={counts.y} />
}

/** `⇄ 3/3`, centred on a baseline. */
function Gateways({ text, x, y }: { text: string; x: number; y: number }) {
  const left = x - (14 + 4 + monoWidth(text)) / 2
  return (
    <g className={isShort(text) ? `${styles.gateways} ${styles.short}` : styles.gateways}>
      <path d={TO_FRO} transform={`translate(${left + 7} ${y - 4})`} />
      <text x={left + 18} y={y}>
        {text}
      </text>
    </g>
  )
}

/** `★ 3 ● 3`, centred on a baseline. */
function Counts({ leads, follows, ...at }: CountsProps) {
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
