'use client'
import { STAR } from '@/components/ui/Glyph'
import { fraction } from '@/lib/domain/format'
import type { Server } from '@/lib/domain/model'
import { heldOf, inkStyle, type Role } from './overlays'
import { isLost } from './RoleMarks'
import of from './replica.module.css'
import styles from './server.module.css'
import { useAge } from './useAge'
import { storeShare } from './words'

/** What stands in the middle of a card: the store ring, the age of a ghost, or the role in a stream that is drawn. */
export function RingMark({ server, role, ghost }: { server: Server; role: Role | null; ghost: boolean }) {
  if (ghost) return <GhostRing since={server.state === 'unknown' ? null : server.since} />
  if (!role) return <StoreRing share={storeShare(server)} />
  const { role: part, state } = heldOf(role)
  const ink = inkStyle(role[1])
  if (state === 'unknown') return <path className={of.replicaUnknown} d="M0 -18 L18 0 L0 18 L-18 0 Z" />
  if (isLost({ state })) return <circle className={of.replicaGone} r="18" />
  if (part === 'leader')
    return (
      <g className={of.replicaLeader} style={ink}>
        <circle r="20" />
        <path d={STAR} transform="scale(2.3)" />
      </g>
    )
  return (
    <g className={of.replicaFollower} style={ink}>
      <circle r="18.5" />
      <circle r="6" />
    </g>
  )
}

/** JetStream store used of its limit, clockwise from 12. */
export function StoreRing({ share }: { share: number | null }) {
  return (
    <g className={styles.ring}>
      <circle className={styles.ringTrack} r="18" />
      {share !== null && share > 0 && (
        <circle
          className={styles.ringFill}
          r="18"
          pathLength="100"
          strokeDasharray={`${(share * 100).toFixed(1)} 100`}
          transform="rotate(-90)"
        />
      )}
      <text y="4">{fraction(share)}</text>
    </g>
  )
}

function GhostRing({ since }: { since: string | null }) {
  const text = useAge(since)
  return (
    <g className={styles.ghostRing}>
      <circle r="18" />
      <text y="4">{text}</text>
    </g>
  )
}
