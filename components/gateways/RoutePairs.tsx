'use client'
import type { Column } from '@/components/table/column'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import { useSelection } from '@/components/ui/useSelection'
import type { RouteTrouble } from '@/lib/domain/route-matrix'
import { Troubles } from './Troubles'

const WORST_FIRST = { column: 'state', direction: 'asc' } as const
const idOf = (t: RouteTrouble) => t.id
/** The server that says that it has no route, and the other. */
const ends = (t: RouteTrouble) => (t.ab === false ? { from: t.a, to: t.b } : { from: t.b, to: t.a })
const said = (connected: boolean | null) =>
  connected === null ? 'not reported' : connected ? 'connected' : 'no route'

const COLUMNS: Column<RouteTrouble>[] = [
  {
    id: 'pair',
    head: 'Route',
    value: (t) => t.id,
    file: (t) => `${t.a} and ${t.b}`,
    cell: (t) => (
      <span style={{ display: 'inline-flex', alignItems: 'center', verticalAlign: 'bottom', gap: 8 }}>
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
    file: (t) => t.what,
    cell: (t) => <span style={{ color: 'var(--ink)' }}>{t.what}</span>,
  },
]

/** The pairs of servers whose route is missing on one side or on both; nothing when all are whole. */
export function RoutePairs({ troubles }: { troubles: readonly RouteTrouble[] }) {
  const [selection, select] = useSelection()
  if (troubles.length === 0) return null
  const pick = (t: RouteTrouble) => void select({ kind: 'server', id: ends(t).from })
  return (
    <Troubles
      caption="Routes that are not whole"
      aside={`${troubles.length}, worst first`}
      columns={COLUMNS}
      rows={troubles}
      rowKey={idOf}
      sortKey="sort-routes"
      defaultSort={WORST_FIRST}
      selected={
        selection?.kind === 'server' ? troubles.find((t) => ends(t).from === selection.id)?.id : undefined
      }
      onSelect={pick}
      onOpen={pick}
    />
  )
}
