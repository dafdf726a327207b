'use client'
import { memo } from 'react'
import { CROWN, StateShape } from '@/components/ui/Glyph'
import type { Server } from '@/lib/domain/model'
import { cutMiddle } from '@/lib/graph/text'
import { clusterStyle, STRIPES } from './colour'
import { Mark } from './Mark'
import { serverName } from './names'
import { heldOf, inkStyle } from './overlays'
import { RoleBadge, RoleWord } from './RoleMarks'
import { Counts, ghostTone, type ServerMarkProps } from './ServerCard'
import { sameProps } from './sameProps'
import styles from './server.module.css'
import { useAge } from './useAge'
import { storeShare } from './words'

/** One of two servers that share the room of a card: stripe, state, a small store ring, name, leaders and followers. */
export const ServerHalf = memo(function ServerHalf(props: ServerMarkProps) {
  const { box, server, leads, follows, metaLeader, roles, striped } = props
  const [main] = roles
  const ghost = ghostTone(server)
  const middle = box.w / 2
  const role = main && !ghost ? (heldOf(main).role === 'leader' ? styles.leads : styles.follows) : undefined
  const stripe = `M0 5 A6 6 0 0 1 6 0 H${box.w - 6} A6 6 0 0 1 ${box.w} 5 Z`
  return (
    <Mark
      id={`server:${server.key}`}
      name={serverName(server, { metaLeader, leads, follows, roles })}
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
          <path className={styles.ghostStripe} d={`M6 3 H${box.w - 6}`} />
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
      <g className={styles.state} transform="translate(11 15)">
        <StateShape state={server.state} />
      </g>
      <text className={styles.stateWord} x="19" y="19">
        {server.state}
      </text>
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
        <Counts leads={leads} follows={follows} x={middle} y={47} />
      )}
    </Mark>
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
