'use client'
import type { Column } from '@/components/table/column'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import { useSelection } from '@/components/ui/useSelection'
import { count } from '@/lib/domain/format'
import type { RouteTrouble } from '@/lib/domain/route-matrix'
import { Troubles } from './Troubles'

const WORST_FIRST = { column: 'state', direction: 'desc' } as const
const idOf = (t: RouteTrouble) => t.id
function said(connected: boolean | null, isGone: boolean): string {
  if (connected === null) return isGone ? 'does not answer' : 'not reported'
  return connected ? 'connected' : 'no route'
}

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
  { id: 'there', head: 'the first says', words: true, value: (t) => said(t.ab, t.gone.includes(t.a)) },
  { id: 'back', head: 'the second says', words: true, value: (t) => said(t.ba, t.gone.includes(t.b)) },
  {
    id: 'state',
    head: 'What is wrong',
    words: true,
    value: (t) => (t.state === 'broken' ? 1 : 0),
    file: (t) => t.what,
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
    <Troubles
      caption="Routes that are not whole"
      aside={count(troubles.length)}
      columns={COLUMNS}
      rows={troubles}
      rowKey={idOf}
      sortKey="sort-routes"
      defaultSort={WORST_FIRST}
      selected={
        selection?.kind === 'server' ? troubles.find((t) => causeOf(t) === selection.id)?.id : undefined
      }
      onSelect={pick}
      onOpen={pick}
    />
  )
}
