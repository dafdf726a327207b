import type { ReactNode } from 'react'
import { StateShape } from '@/components/ui/Glyph'
import type { Server } from '@/lib/domain/model'
import type { ServerBox } from '@/lib/graph/layout'
import type { Point } from '@/lib/graph/metrics'
import { clusterStyle, STRIPES } from './colour'
import { Mark, type MarkProps } from './Mark'
import { serverName } from './names'
import { heldOf, inkStyle, type Role } from './overlays'
import styles from './server.module.css'

export interface ServerMarkProps extends MarkProps {
  box: ServerBox
  server: Server
  colour: number | null
  striped: boolean
  leads: number
  follows: number
  metaLeader: boolean
  /** Its outbound gateway connections, `3/3`, where its cluster is looked at: they stand in the place of its streams. */
  gateways: string | null
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

interface Props extends ServerMarkProps {
  /** Height of the stripe at its top, px. */
  stripe: number
  /** Where the shape of its state stands; the word is beside it. */
  state: Point
  children: ReactNode
}

/** A card, whole or half: the mark with its name, the ground, the edge, the stripe of its cluster and the state. */
export function CardFrame({ stripe: high, state, children, ...props }: Props) {
  const { box, server, leads, follows, metaLeader, gateways, roles } = props
  const [main] = roles
  const ghost = ghostTone(server)
  const role = main && !ghost ? (heldOf(main).role === 'leader' ? styles.leads : styles.follows) : undefined
  const stripe = `M0 ${high} A6 6 0 0 1 6 0 H${box.w - 6} A6 6 0 0 1 ${box.w} ${high} Z`
  return (
    <Mark
      id={`server:${server.key}`}
      name={serverName(server, { metaLeader, leads, follows, gateways, roles })}
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
          <path className={styles.ghostStripe} d={`M6 ${(high + 1) / 2} H${box.w - 6}`} />
        ) : (
          <>
            <path className={styles.stripe} d={stripe} />
            {props.striped && <path fill={STRIPES} d={stripe} />}
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
      <g className={styles.state} transform={`translate(${state.x} ${state.y})`}>
        <StateShape state={server.state} />
      </g>
      <text className={styles.stateWord} x={state.x + 8} y={state.y + 4}>
        {server.state}
      </text>
      {children}
    </Mark>
  )
}
