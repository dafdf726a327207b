import { rtt } from '@/lib/domain/format'
import { HEAT_STEPS } from '@/lib/domain/gateway-matrix'
import type { LinkState } from '@/lib/domain/link-state'
import { LinkMark } from './LinkCell'
import styles from './view.module.css'

const HEATS = Array.from({ length: HEAT_STEPS + 1 }, (_, step) => `${step * 4}%`)

/** What the blue of a cell means. */
export function HeatLegend({ top }: { top: number | null }) {
  if (top === null) return <p className={styles.heat}>RTT not reported</p>
  return (
    <p className={styles.heat}>
      RTT median <span className="mono">0</span>
      <span aria-hidden="true" className={styles.steps}>
        {HEATS.map((heat) => {
          const style: Record<string, string> = { '--heat': heat }
          return <i key={heat} style={style} />
        })}
      </span>
      <span className="mono">{rtt(top)}</span>
    </p>
  )
}

const MARKS: [LinkState, string][] = [
  ['part', 'part'],
  ['broken', 'broken: nothing connected this way'],
  ['unknown', 'not reported, or nobody answers'],
]

/** What stands in a cell, with the marks that the cells use. */
export function MarkLegend() {
  return (
    <section className={styles.legend} aria-label="Legend">
      <p>cell: connected/expected · state · RTT: median, smallest to largest</p>
      <ul>
        {MARKS.map(([state, words]) => (
          <li key={state}>
            <LinkMark state={state} />
            {words}
          </li>
        ))}
      </ul>
    </section>
  )
}
