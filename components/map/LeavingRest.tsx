import { plural } from '@/lib/domain/format'
import type { EdgeRest } from '@/lib/graph/edges'
import styles from './gateway.module.css'
import type { Rest } from './leaving'

/** Where a line stands for several links that leave the scope: how many, and the worst of them. */
export function LeavingRest({ rests, dim }: { rests: readonly Rest[]; dim: boolean }) {
  return rests.map((rest) => {
    const words = restWords(rest)
    return (
      // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a picture with a name, no control
      <g
        key={rest.band}
        role="img"
        aria-label={`gateways of ${rest.cluster} ${words}`}
        data-dim={(dim && rest.worst === 'full') || undefined}
        className={styles.rest}
      >
        <g className={styles[`link-${rest.worst}`]}>
          <path className={styles.linkLine} d={`M${rest.x1} ${rest.y} H${rest.x2}`} />
          <text className={styles.words} x={rest.x2 + 11} y={rest.y + 4}>
            {words}
          </text>
        </g>
      </g>
    )
  })
}

/** `to 45 clusters outside, all whole` · `to 13 more outside, 2 with a fault` */
export function restWords({ count, isMore, worst, faulty }: Omit<Rest, keyof EdgeRest>): string {
  const where = isMore ? `to ${count} more outside` : `to ${plural(count, 'cluster')} outside`
  if (faulty > 0) return `${where}, ${faulty} with a fault`
  const all = count === 1 ? 'whole' : 'all whole'
  return `${where}, ${worst === 'full' ? all : 'not all reported'}`
}
