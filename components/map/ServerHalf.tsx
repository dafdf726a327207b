'use client'
import { memo } from 'react'
import { CROWN } from '@/components/ui/Glyph'
import type { Server } from '@/lib/domain/model'
import { cutMiddle } from '@/lib/graph/text'
import { CardFrame, ghostTone, type ServerMarkProps } from './CardFrame'
import { RoleBadge, RoleWord } from './RoleMarks'
import { Figures } from './ServerCard'
import { sameProps } from './sameProps'
import styles from './server.module.css'
import { useAge } from './useAge'
import { storeShare } from './words'

/** One of two servers that share the room of a card: stripe, state, a small store ring, name, leaders and followers. */
export const ServerHalf = memo(function ServerHalf(props: ServerMarkProps) {
  const { box, server, leads, follows, metaLeader, gateways, roles } = props
  const [main] = roles
  const ghost = ghostTone(server)
  const middle = box.w / 2
  return (
    <CardFrame {...props} stripe={5} state={{ x: 11, y: 15 }}>
      {(metaLeader || !ghost) && (
        <g transform={`translate(${box.w - 12} 15)`}>
          {metaLeader ? <path className={styles.halfCrown} d={CROWN} /> : <SmallRing server={server} />}
        </g>
      )}
      <text className={styles.cardName} x={middle} y="33" fontSize="11">
        {cutMiddle(server.key)}
      </text>
      {roles.length > 1 ? (
        roles.map((r, i) => (
          <RoleBadge key={r[0]} role={r} x={middle + (i - (roles.length - 1) / 2) * 9} y={43} />
        ))
      ) : main ? (
        <RoleWord role={main} x={middle} y={47} />
      ) : ghost ? (
        <GhostAge since={server.state === 'unknown' ? null : server.since} x={middle} />
      ) : (
        <Figures leads={leads} follows={follows} gateways={gateways} x={middle} y={47} />
      )}
    </CardFrame>
  )
}, sameProps)

/** Store used of its limit, without the figure: that is in the inspector and the table. */
function SmallRing({ server }: { server: Server }) {
  const share = storeShare(server)
  return (
    <g className={styles.smallRing}>
      <circle className={styles.ringTrack} r="5" />
      {share !== null && share > 0 && (
        <circle
          className={styles.ringFill}
          r="5"
          pathLength="100"
          strokeDasharray={`${(share * 100).toFixed(1)} 100`}
          transform="rotate(-90)"
        />
      )}
    </g>
  )
}

function GhostAge({ since, x }: { since: string | null; x: number }) {
  const text = useAge(since)
  return (
    <text className={styles.halfAge} x={x} y="47">
      {text}
    </text>
  )
}
