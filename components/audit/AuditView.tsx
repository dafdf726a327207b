'use client'
import { parseAsString, useQueryStates } from 'nuqs'
import { Age } from '@/components/live/Age'
import { useClockOffset } from '@/components/live/CollectorClock'
import { ViewState } from '@/components/shell/ViewState'
import { TableGrid } from '@/components/table/TableGrid'
import { TableScroller } from '@/components/table/TableScroller'
import { TableTools } from '@/components/table/TableTools'
import { useTable } from '@/components/table/useTable'
import { View } from '@/components/table/View'
import { ButtonAnchor } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import type { Attempt } from '@/lib/domain/audit'
import { whoOf } from '@/lib/domain/audit-search'
import { dateClock } from '@/lib/domain/format'
import { readAuditFilter, writeAuditFilter } from '@/lib/url/audit-filter'
import { AuditFilterBar } from './AuditFilterBar'
import { auditColumns } from './audit-columns'
import { NoAttempts } from './NoAttempts'
import { useAudit } from './useAudit'

const NEWEST_FIRST = { column: 'at', direction: 'desc' } as const
const COLUMNS = auditColumns()
const keyOf = (a: Attempt) => `${a.at} ${a.requestId} ${a.what} ${a.words}`
const NONE: readonly Attempt[] = []
const FILTER_KEYS = {
  account: parseAsString,
  stream: parseAsString,
  what: parseAsString,
  outcome: parseAsString,
  who: parseAsString,
}

/** Who tried to change what, and what came of it. */
export function AuditView() {
  const [words, setWords] = useQueryStates(FILTER_KEYS)
  const filter = readAuditFilter(new Map(Object.entries(words)))
  const query = writeAuditFilter(filter)
  const { known, why } = useAudit(query)
  const offset = useClockOffset() ?? 0
  const attempts = known?.attempts ?? NONE
  const table = useTable({
    caption: 'Attempts to change something',
    columns: COLUMNS,
    rows: attempts,
    sortKey: 'sort',
    defaultSort: NEWEST_FIRST,
  })
  const isEmpty = known?.attempts.length === 0
  return (
    // Lines are long, and nothing of the supercluster is selected here.
    <div data-own-panel style={{ display: 'contents' }}>
      <View
        title="Audit"
        actions={
          <>
            <span style={{ color: 'var(--ink-3)', fontSize: 12 }}>
              {known && <Age at={new Date(known.readAt - offset).toISOString()} suffix=" ago" />}
            </span>
            {!isEmpty && <TableTools table={table} />}
            <ButtonAnchor
              size="small"
              href="/api/audit?export=jsonl"
              download
              title="Every attempt on record, as it stands there"
            >
              Whole log
            </ButtonAnchor>
          </>
        }
      >
        {isEmpty && query === '' ? (
          <ViewState>
            <NoAttempts />
          </ViewState>
        ) : (
          <>
            <AuditFilterBar
              filter={filter}
              people={attempts.map(whoOf)}
              onChange={(change) => void setWords(change)}
            />
            {why !== null && <Notice severity="warning" title={why} />}
            {known?.lookedBackTo && (
              <Notice severity="info" title={`Looked back to ${dateClock(known.lookedBackTo)} UTC`}>
                What is older is in the whole log.
              </Notice>
            )}
            <TableScroller>
              <TableGrid
                table={table}
                rowKey={keyOf}
                empty={isEmpty ? 'No attempt on record is like that.' : (why ?? 'Reading the log.')}
              />
            </TableScroller>
          </>
        )}
      </View>
    </div>
  )
}
