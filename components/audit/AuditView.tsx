'use client'
import { useEffect, useState } from 'react'
import { Age } from '@/components/live/Age'
import { useClockOffset } from '@/components/live/CollectorClock'
import { TableGrid } from '@/components/table/TableGrid'
import { TableScroller } from '@/components/table/TableScroller'
import { TableTools } from '@/components/table/TableTools'
import { useTable } from '@/components/table/useTable'
import { View } from '@/components/table/View'
import { ButtonAnchor } from '@/components/ui/Button'
import type { Attempt } from '@/lib/domain/audit'
import { auditColumns } from './audit-columns'

const NEWEST_FIRST = { column: 'at', direction: 'desc' } as const
const ASK_EVERY = 5000
const COLUMNS = auditColumns()
const keyOf = (a: Attempt) => `${a.at} ${a.requestId}`
const NONE: readonly Attempt[] = []

interface Known {
  attempts: readonly Attempt[]
  /** By the clock of the browser, in ms. */
  readAt: number
}

/** Who tried to change what, and what came of it. */
export function AuditView() {
  const [known, setKnown] = useState<Known | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  const offset = useClockOffset() ?? 0
  useEffect(() => {
    const stop = new AbortController()
    const ask = async () => {
      const read = await readAttempts(stop.signal)
      if (stop.signal.aborted) return
      if (read === null) return setWhy('Orrery does not answer; what is shown is what it last said.')
      setKnown({ attempts: read, readAt: Date.now() })
      setWhy(null)
    }
    void ask()
    const timer = setInterval(ask, ASK_EVERY)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [])
  const table = useTable({
    caption: 'Attempts to change something',
    columns: COLUMNS,
    rows: known?.attempts ?? NONE,
    sortKey: 'sort',
    defaultSort: NEWEST_FIRST,
  })
  return (
    // Lines are long, and nothing of the supercluster is selected here.
    <div data-own-panel style={{ display: 'contents' }}>
      <View
        title="Audit"
        actions={
          <>
            <span style={{ color: 'var(--ink-3)', fontSize: 12 }}>
              {why ?? (known && <Age at={new Date(known.readAt - offset).toISOString()} suffix=" ago" />)}
            </span>
            <TableTools table={table} />
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
        <TableScroller>
          <TableGrid
            table={table}
            rowKey={keyOf}
            empty={known ? 'Nobody has tried to change anything yet.' : (why ?? 'Reading the log.')}
          />
        </TableScroller>
      </View>
    </div>
  )
}

async function readAttempts(signal: AbortSignal): Promise<readonly Attempt[] | null> {
  try {
    const response = await fetch('/api/audit', { signal })
    const value: { attempts: Attempt[] } = await response.json()
    return response.ok ? value.attempts : null
  } catch {
    return null
  }
}
