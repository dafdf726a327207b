'use client'
import type { Column } from '@/components/table/column'
import { DataTable } from '@/components/table/DataTable'
import { TableScroller } from '@/components/table/TableScroller'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import { useSelection } from '@/components/ui/useSelection'
import type { RouteTrouble } from '@/lib/domain/route-matrix'
import styles from './view.module.css'

const WORST_FIRST = { column: 'state', direction: 'asc' } as const
function said(connected: boolean | null, isGone: boolean): string {
  if (connected === null) return isGone ? 'does not answer' : 'not reported'
  return connected ? 'connected' : 'no route'
}

const COLUMNS: Column<RouteTrouble>[] = [
  {
    id: 'pair',
    head: 'Route',
    value: (t) => t.id,
    cell: (t) => (
      <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
        <Glyph size={14}>
          <SeverityShape severity={t.state === 'broken' ? 'critical' : 'warning'} />
        </Glyph>
        {t.a} and {t.b}
      </span>
    ),
  },
  { id: 'cluster', head: 'Cluster', value: (t) => t.cluster },
  { id: 'there', head: 'the first says', words: true, value: (t) => said(t.ab, t.gone.includes(t.a)) },
  { id: 'back', head: 'the second says', words: true, value: (t) => said(t.ba, t.gone.includes(t.b)) },
  {
    id: 'state',
    head: 'What is wrong',
    words: true,
    value: (t) => (t.state === 'broken' ? 0 : 1),
    cell: (t) => <span style={{ color: 'var(--ink)' }}>{t.what}</span>,
  },
]

/** The one to look at: who does not answer, else who has no route. */
const causeOf = ({ a, b, ab, gone }: RouteTrouble) => gone[0] ?? (ab === false ? a : b)

/** The pairs of servers whose route is missing on one side or on both; nothing when all are whole. */
export function RoutePairs({ troubles }: { troubles: readonly RouteTrouble[] }) {
  const [selection, select] = useSelection()
  if (troubles.length === 0) return null
  const pick = (t: RouteTrouble) => void select({ kind: 'server', id: causeOf(t) })
  return (
    <section className={styles.pairs} aria-labelledby="routes-title">
      <h2 id="routes-title">
        Routes that are not whole <span>{troubles.length}, worst first</span>
      </h2>
      <TableScroller>
        <DataTable
          caption="Routes that are not whole"
          columns={COLUMNS}
          rows={troubles}
          rowKey={(t) => t.id}
          sortKey="sort"
          defaultSort={WORST_FIRST}
          selected={
            selection?.kind === 'server' ? troubles.find((t) => causeOf(t) === selection.id)?.id : undefined
          }
          onSelect={pick}
          onOpen={pick}
        />
      </TableScroller>
    </section>
  )
}
