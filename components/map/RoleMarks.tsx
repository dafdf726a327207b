import { STAR } from '@/components/ui/Glyph'
import { type Held, heldOf, inkStyle, type Role } from './overlays'
import styles from './replica.module.css'
import { replicaWord } from './words'

/** What nobody tells is not thereby lost. */
export const isLost = ({ state }: Pick<Held, 'state'>): boolean => state === 'offline' || state === 'missing'

/** The word on a card that holds a replica, centred on a baseline: leader, current, lag 1, offline. */
export function RoleWord({ role, x, y }: { role: Role; x: number; y: number }) {
  const held = heldOf(role)
  const tones = {
    current: styles.roleWord,
    lagging: styles.warnWord,
    offline: styles.critWord,
    missing: styles.critWord,
    unknown: styles.faintWord,
  }
  return (
    <text className={`${styles.replicaWord} ${tones[held.state]}`} style={inkStyle(role[1])} x={x} y={y}>
      {replicaWord(held)}
    </text>
  )
}

function badgeOf(role: Held['role'], state: Held['state']) {
  if (state === 'unknown') return 'badgeUnknown'
  if (isLost({ state })) return 'badgeGone'
  return role === 'leader' ? 'badgeLeader' : 'badgeFollower'
}

const ROWS = 4
const PITCH = 11

/** The roles in further streams, beside the ring: first down the right side, then down the left. */
export function RoleBadges({ roles, w }: { roles: readonly Role[]; w: number }) {
  return (
    <g>
      {roles.map((role, i) => {
        const column = i < ROWS ? Math.min(ROWS, roles.length) : roles.length - ROWS
        const y = 51 + ((i % ROWS) - (column - 1) / 2) * PITCH
        return <RoleBadge key={role[0]} role={role} x={i < ROWS ? w - 9 : 9} y={y} />
      })}
    </g>
  )
}

/** A role in small: ★ leader, ● follower, a dashed ring where it is gone, a diamond where nobody tells. */
export function RoleBadge({ role, x, y }: { role: Role; x: number; y: number }) {
  const [, colour, part, state] = role
  const kind = badgeOf(part, state)
  return (
    <g className={styles[kind]} style={inkStyle(colour)} transform={`translate(${x} ${y})`}>
      {kind === 'badgeLeader' ? (
        <path d={STAR} />
      ) : kind === 'badgeUnknown' ? (
        <path d="M0 -4.2 L4.2 0 L0 4.2 L-4.2 0 Z" />
      ) : (
        <circle r="3.6" />
      )}
    </g>
  )
}
