'use client'
import { useEffect, useState } from 'react'
import { Age } from '@/components/live/Age'
import { DataTable } from '@/components/table/DataTable'
import { TableScroller } from '@/components/table/TableScroller'
import { View } from '@/components/table/View'
import { ButtonLink } from '@/components/ui/Button'
import type { Attempt } from '@/lib/domain/audit'
import { parseExact } from '@/lib/domain/exact-json'
import { auditColumns } from './audit-columns'

const NEWEST_FIRST = { column: 'at', direction: 'desc' } as const
const ASK_EVERY = 5000
const COLUMNS = auditColumns()
const keyOf = (a: Attempt) => `${a.at} ${a.requestId} ${a.what} ${a.words}`
const nothing = () => {}

interface Known {
  attempts: readonly Attempt[]
  readAt: string
}

/** Who tried to change what, and what came of it. */
export function AuditView() {
  const [known, setKnown] = useState<Known | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const ask = async () => {
      const read = await readAttempts(stop.signal)
      if (stop.signal.aborted) return
      if (read === null) return setWhy('Orrery does not answer; what is shown is what it last said.')
      setKnown({ attempts: read, readAt: new Date().toISOString() })
      setWhy(null)
    }
    void ask()
    const timer = setInterval(ask, ASK_EVERY)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [])
  return (
    // Lines are long, and nothing of the supercluster is selected here.
    <div data-own-panel style={{ display: 'contents' }}>
      <View
        title="Audit"
        actions={
          <>
            <span style={{ color: 'var(--ink-3)', fontSize: 12 }}>
              {why ?? (known && <Age at={known.readAt} suffix=" ago" />)}
            </span>
            <ButtonLink size="small" href="/api/audit?export=jsonl" prefetch={false} download>
              Export
            </ButtonLink>
          </>
        }
      >
        <TableScroller>
          <DataTable
            caption="Attempts to change something"
            columns={COLUMNS}
            rows={known?.attempts ?? []}
            rowKey={keyOf}
            sortKey="sort"
            defaultSort={NEWEST_FIRST}
            selected={null}
            onSelect={nothing}
            onOpen={nothing}
            empty={known ? 'Nobody has tried to change anything yet.' : 'Reading the log.'}
          />
        </TableScroller>
      </View>
    </div>
  )
}

async function readAttempts(signal: AbortSignal): Promise<readonly Attempt[] | null> {
  try {
    const response = await fetch('/api/audit', { signal })
    // The shape is ours: it was made by the same version.
    const value = parseExact(await response.text()) as { attempts: Attempt[] }
    return response.ok ? value.attempts : null
  } catch {
    return null
  }
}
