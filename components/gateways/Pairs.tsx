'use client'
import { useMemo } from 'react'
import { useSelection } from '@/components/ui/useSelection'
import { count } from '@/lib/domain/format'
import type { PairTrouble } from '@/lib/domain/gateway-pairs'
import { gatewayKey } from '@/lib/domain/model'
import { pairColumns } from './pair-columns'
import { Troubles } from './Troubles'

const WORST_FIRST = { column: 'what', direction: 'desc' } as const
const idOf = (p: PairTrouble) => p.id

/** The pairs of clusters that are not whole, worst first; nothing when all are. */
export function Pairs({ troubles, pairs }: { troubles: readonly PairTrouble[]; pairs: number }) {
  const [selection, select] = useSelection()
  const columns = useMemo(pairColumns, [])
  if (troubles.length === 0) return null
  const pick = (p: PairTrouble) => {
    if (p.select) void select({ kind: 'gateway', id: gatewayKey(p.select) })
  }
  const [from = '', to = ''] = selection?.kind === 'gateway' ? selection.id.split('>') : []
  return (
    <Troubles
      caption="Pairs that are not whole"
      aside={`${count(troubles.length)} of ${count(pairs)}`}
      columns={columns}
      rows={troubles}
      rowKey={idOf}
      sortKey="sort"
      defaultSort={WORST_FIRST}
      selected={troubles.find((p) => (p.a === from && p.b === to) || (p.a === to && p.b === from))?.id}
      onSelect={pick}
      onOpen={pick}
    />
  )
}
