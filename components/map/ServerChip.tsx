'use client'
import { memo } from 'react'
import { CROWN, ReplicaShape, STAR, StateShape } from '@/components/ui/Glyph'
import { countTiny } from '@/lib/domain/format'
import { cutToWidth, monoWidth } from '@/lib/graph/text'
import type { ServerMarkProps } from './CardFrame'
import { clusterStyle, STRIPES } from './colour'
import { Mark } from './Mark'
import { serverName } from './names'
import { heldOf, inkStyle, type Role } from './overlays'
import of from './replica.module.css'
import { sameProps } from './sameProps'
import styles from './server.module.css'

/** A server in a stack: 24 high, edge of its cluster, state, name, then crown, role in the chosen stream, or ★ n. */
export const ServerChip = memo(function ServerChip(props: ServerMarkProps) {
  const { box, server, leads, follows, metaLeader, roles } = props
  const gone = server.state === 'down' || server.state === 'silent'
  // Of several streams as many as leave room for a name; all of them are in the accessible name.
  const shown = roles.slice(0, 3)
  const room = box.w - 21 - 5
  const leadsW = 12 + monoWidth(String(leads))
  // How many it leads is said where the name has room beside it; else by the accessible name.
  const isSaid = leads > 0 && monoWidth(server.key) <= room - leadsW
  const marks = shown.length + (metaLeader ? 1 : 0)
  const behind = lagOf(shown)
  const lagW = monoWidth(behind) <= room - 12 * marks - LEAST_NAME ? monoWidth(behind) : 0
  const tailW = marks > 0 ? 12 * marks + 2 + lagW : isSaid ? leadsW : 0
  return (
    <Mark
      id={`server:${server.key}`}
      name={serverName(server, { metaLeader, leads, follows, roles })}
      selected={props.selected}
      tab={props.tab}
      dim={props.overlaid && roles.length === 0}
      passedOver={props.passedOver}
      at={box}
      className={[
        styles.chip,
        gone && styles.ghost,
        server.state === 'down' ? styles.crit : gone && styles.warn,
      ]
        .filter(Boolean)
        .join(' ')}
    >
      <title>{`${server.name} · ${server.state} · ${server.why}`}</title>
      <g style={clusterStyle(props.colour)}>
        <rect className={styles.cardFace} width={box.w} height={box.h} rx="4" />
        <path className={styles.stripe} d="M4 0 H4 V24 H4 A4 4 0 0 1 0 20 V4 A4 4 0 0 1 4 0 Z" />
        {props.striped && <path fill={STRIPES} d="M4 0 V24 A4 4 0 0 1 0 20 V4 A4 4 0 0 1 4 0 Z" />}
        <rect className={styles.cardEdge} width={box.w} height={box.h} rx="4" />
      </g>
      <g className={styles.state} transform="translate(13 12)">
        <StateShape state={server.state} />
      </g>
      <text className={styles.chipName} x="21" y="16">
        {cutToWidth(server.key, room - tailW)}
      </text>
      <g className={styles.chipTail} transform={`translate(${box.w - 5 - tailW} 12)`}>
        {metaLeader && <path d={CROWN} transform="translate(7 0)" />}
        {shown.map(([stream, colour, role, state], i) => (
          <g
            key={stream}
            className={of.chipReplica}
            style={inkStyle(colour)}
            transform={`translate(${7 + 12 * (i + (metaLeader ? 1 : 0))} 0)`}
          >
            <ReplicaShape role={role} state={state} />
          </g>
        ))}
        {lagW > 0 && (
          <text className={styles.chipLag} x={12 * marks + 2} y="4">
            {behind}
          </text>
        )}
        {marks === 0 && isSaid && (
          <>
            <path d={STAR} transform="translate(5 0)" />
            <text x="12" y="4">
              {leads}
            </text>
          </>
        )}
      </g>
    </Mark>
  )
}, sameProps)

/** Four characters, so that names can be told apart. */
const LEAST_NAME = monoWidth('abcd')

/** How far the first of its replicas that is behind is behind; '' when none is. */
function lagOf(roles: readonly Role[]): string {
  const late = roles.map(heldOf).find((held) => held.state === 'lagging')
  return late && late.lag !== null ? countTiny(late.lag) : ''
}
