import { count } from '@/lib/domain/format'
import type { Server } from '@/lib/domain/model'
import type { ColumnGroup, ServerColumns } from '@/lib/graph/server-columns'
import styles from './head.module.css'

interface Props {
  columns: ServerColumns
  servers: ReadonlyMap<string, Server>
  first: number
  end: number
  before: number
  after: number
}

/** The two rows above the servers: their regions, with how many answer, and their AZs. */
export function GroupHeads({ columns, servers, first, end, before, after }: Props) {
  const inSight = (groups: readonly ColumnGroup[]) =>
    groups.flatMap((g) => {
      const span = Math.min(g.end, end) - Math.max(g.start, first)
      return span > 0 ? [{ ...g, span, opens: columns.columns[g.start]?.firstOf }] : []
    })
  const spacer = (px: number) => px > 0 && <td aria-hidden="true" className={styles.blank} />
  const groupProps = (g: ReturnType<typeof inSight>[number]) => ({
    colSpan: g.span,
    scope: 'colgroup' as const,
    'aria-colindex': Math.max(g.start, first) + 4,
    'data-first': (g.start >= first && g.opens) || undefined,
  })
  return (
    <>
      <tr className={styles.regions} aria-rowindex={1}>
        <td colSpan={3} className={styles.corner} aria-colindex={1} />
        {spacer(before)}
        {inSight(columns.regions).map((g) => {
          const keys = columns.columns.slice(g.start, g.end).map((c) => c.key)
          const told = keys.flatMap((key) => servers.get(key) ?? [])
          const answer = told.filter((s) => s.state === 'up' || s.state === 'leaving').length
          return (
            <th key={g.id} {...groupProps(g)} data-short={answer < told.length || undefined}>
              <span className={styles.stick}>
                <span className={styles.region}>{g.label}</span>{' '}
                {told.length > 0 && (
                  <span className={styles.answer}>
                    {count(answer)} of {count(told.length)} answer
                  </span>
                )}
              </span>
            </th>
          )
        })}
        {spacer(after)}
        <td colSpan={2} className={styles.ends} aria-colindex={columns.columns.length + 4} />
      </tr>
      <tr className={styles.azs} aria-rowindex={2}>
        <td colSpan={3} className={styles.corner} aria-colindex={1} />
        {spacer(before)}
        {inSight(columns.azs).map((g) => (
          <th key={g.id} {...groupProps(g)}>
            <span className={styles.stick}>{g.label}</span>
          </th>
        ))}
        {spacer(after)}
        <td colSpan={2} className={styles.ends} aria-colindex={columns.columns.length + 4} />
      </tr>
    </>
  )
}
