import { STAR } from '@/components/ui/Glyph'
import { type Held, heldOf, inkStyle, type Role } from './overlays'
import styles from './replica.module.css'
import { replicaWord } from './words'

/** What nobody tells is not thereby lost. */
export const isLost = ({ state }: Pick<Held, 'state'>): boolean => state === 'offline' || state === 'missing'

/** The word on a card that holds a replica: leader, current, lag 1, offline. */
export function RoleWord({ role }: { role: Role }) {
  const held = heldOf(role)
  const tones = {
    current: styles.roleWord,
    lagging: styles.warnWord,
    offline: styles.critWord,
    missing: styles.critWord,
    unknown: styles.faintWord,
  }
  return (
    <text className={`${styles.replicaWord} ${tones[held.state]}`} style={inkStyle(role[1])} x="38" y="103">
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
export function RoleBadges({ roles }: { roles: readonly Role[] }) {
  return (
    <g>
      {roles.map(([stream, colour, part, state], i) => {
        const column = i < ROWS ? Math.min(ROWS, roles.length) : roles.length - ROWS
        const y = 51 + ((i % ROWS) - (column - 1) / 2) * PITCH
        const kind = badgeOf(part, state)
        return (
          <g
            key={stream}
            className={styles[kind]}
            style={inkStyle(colour)}
            transform={`translate(${i < ROWS ? 67 : 9} ${y})`}
          >
            {kind === 'badgeLeader' ? (
              <path d={STAR} />
            ) : kind === 'badgeUnknown' ? (
              <path d="M0 -4.2 L4.2 0 L0 4.2 L-4.2 0 Z" />
            ) : (
              <circle r="3.6" />
            )}
          </g>
        )
      })}
    </g>
  )
}
