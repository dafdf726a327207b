'use client'
import type { Column } from '@/components/table/column'
import { DataTable } from '@/components/table/DataTable'
import { TableScroller } from '@/components/table/TableScroller'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import { useSelection } from '@/components/ui/useSelection'
import type { RouteTrouble } from '@/lib/domain/route-matrix'
import styles from './view.module.css'

const WORST_FIRST = { column: 'state', direction: 'asc' } as const
const said = (connected: boolean | null) =>
  connected === null ? 'not reported' : connected ? 'connected' : 'no route'

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
  { id: 'there', head: 'the first says', words: true, value: (t) => said(t.ab) },
  { id: 'back', head: 'the second says', words: true, value: (t) => said(t.ba) },
  {
    id: 'state',
    head: 'What is wrong',
    words: true,
    value: (t) => (t.state === 'broken' ? 0 : 1),
    cell: (t) => <span style={{ color: 'var(--ink)' }}>{t.what}</span>,
  },
]

/** The pairs of servers whose route is missing on one side or on both; nothing when all are whole. */
export function RoutePairs({ troubles }: { troubles: readonly RouteTrouble[] }) {
  const [selection, select] = useSelection()
  if (troubles.length === 0) return null
  const pick = (t: RouteTrouble) => void select({ kind: 'server', id: t.ab === false ? t.a : t.b })
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
            selection?.kind === 'server'
              ? troubles.find((t) => (t.ab === false ? t.a : t.b) === selection.id)?.id
              : undefined
          }
          onSelect={pick}
          onOpen={pick}
        />
      </TableScroller>
    </section>
  )
}
