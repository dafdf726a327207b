'use client'
import { useEffect, useState } from 'react'
import { problemWords } from '@/components/stream-form/submission'
import type { AuditFound } from '@/lib/domain/audit-search'
import { parseExact } from '@/lib/domain/exact-json'

const ASK_EVERY = 5000

interface Known extends AuditFound {
  /** What was asked for. */
  query: string
  etag: string
  /** By the clock of the browser, in ms. */
  readAt: number
}

/** The attempts that `query` lets through, asked for anew every few seconds; `why` while they cannot be read. */
export function useAudit(query: string): { known: Known | null; why: string | null } {
  const [known, setKnown] = useState<Known | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    let etag = ''
    const ask = async () => {
      const read = await readAudit(query, etag, stop.signal)
      if (stop.signal.aborted) return
      setWhy('why' in read ? read.why : null)
      if ('why' in read) return
      if (read.found) {
        etag = read.etag
        setKnown({ ...read.found, query, etag, readAt: Date.now() })
      } else setKnown((old) => old && { ...old, readAt: Date.now() })
    }
    void ask()
    const timer = setInterval(ask, ASK_EVERY)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [query])
  return { known: known?.query === query ? known : null, why }
}

type Read = { found: AuditFound | null; etag: string } | { why: string }

/** `found` is null when nothing is new. */
async function readAudit(query: string, etag: string, signal: AbortSignal): Promise<Read> {
  try {
    const headers: HeadersInit = etag === '' ? {} : { 'if-none-match': etag }
    const response = await fetch(`/api/audit?${query}`, { headers, signal })
    if (response.status === 304) return { found: null, etag }
    const value = parseExact(await response.text())
    if (!response.ok) return { why: problemWords(value) || `Orrery answered ${response.status}.` }
    // The shape is ours: it was made by the same version.
    return { found: value as AuditFound, etag: response.headers.get('etag') ?? '' }
  } catch {
    return { why: 'Orrery does not answer; what is shown is what it last said.' }
  }
}
