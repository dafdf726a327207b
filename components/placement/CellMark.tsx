import { STAR, StateShape } from '@/components/ui/Glyph'
import { countShort } from '@/lib/domain/format'
import type { Replica } from '@/lib/domain/model'
import styles from './marks.module.css'

/** What a replica is, as a mark of the grid: 20 px high. The legend draws the same. */
export function CellMark({ role, state, lag }: Pick<Replica, 'role' | 'state' | 'lag'>) {
  switch (state) {
    case 'lagging':
      return (
        <span className={styles.behind} data-role={role}>
          {lag === null ? '?' : lag === 0 ? '…' : countShort(lag)}
        </span>
      )
    case 'offline':
      return <span className={styles.offline} />
    case 'missing':
      return (
        <Shape>
          <circle r="5.5" className={styles.missing} />
        </Shape>
      )
    case 'unknown':
      return (
        <Shape>
          <g className={styles.unknown}>
            <StateShape state="unknown" />
          </g>
        </Shape>
      )
    case 'current':
      return role === 'leader' ? (
        <Shape>
          <path d={STAR} transform="scale(1.6)" className={styles.leader} />
        </Shape>
      ) : (
        <Shape>
          <circle r="4.5" className={styles.follower} />
        </Shape>
      )
    default:
      return state satisfies never
  }
}

const Shape = ({ children }: { children: React.ReactNode }) => (
  <svg aria-hidden="true" width="20" height="18" viewBox="-10 -9 20 18" className={styles.shape}>
    {children}
  </svg>
)
