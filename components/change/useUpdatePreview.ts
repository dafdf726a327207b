'use client'
import { useEffect, useState } from 'react'
import { problemWords } from '@/components/stream-form/submission'
import { parseExact, stringifyExact } from '@/lib/domain/exact-json'
import type { RawConfig, UpdatePreview } from '@/lib/domain/operation'
import { streamHref } from '@/lib/url/links'

const PAUSE_MS = 250

/** The configuration that a dialog starts from, as the leader says it; a reason in words while it is not known. */
export function useBase(
  account: string,
  name: string,
): {
  base: RawConfig | null
  why: string | null
  /** Goes on from what it has become meanwhile. */
  rebase: (now: RawConfig) => void
} {
  const [base, setBase] = useState<RawConfig | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    void read<{ config: { raw: RawConfig } }>(`/api${streamHref({ account, name })}`, {
      signal: stop.signal,
    }).then((answer) => {
      if (stop.signal.aborted) return
      setBase('ok' in answer ? answer.ok.config.raw : null)
      setWhy('ok' in answer ? null : answer.why)
    })
    return () => stop.abort()
  }, [account, name])
  return { base, why, rebase: setBase }
}

/** What a change would do, asked anew whenever it changes, after a short pause. */
export function useUpdatePreview(
  account: string,
  name: string,
  base: RawConfig | null,
  config: RawConfig | null,
) {
  const [state, setState] = useState<{ preview: UpdatePreview | null; why: string | null }>({
    preview: null,
    why: null,
  })
  const body = base && config ? stringifyExact({ base, config }) : null
  useEffect(() => {
    if (body === null) return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const answer = await read<UpdatePreview>(`/api${streamHref({ account, name })}/preview-update`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: stop.signal,
      })
      if (stop.signal.aborted) return
      setState('ok' in answer ? { preview: answer.ok, why: null } : { preview: null, why: answer.why })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [account, name, body])
  return body === null ? { preview: null, why: null } : state
}

async function read<T>(url: string, init: RequestInit): Promise<{ ok: T } | { why: string }> {
  try {
    const response = await fetch(url, init)
    const value = parseExact(await response.text())
    // The shapes are ours: they were made by the same version.
    return response.ok
      ? { ok: value as T }
      : { why: problemWords(value) || `Orrery answered ${response.status}.` }
  } catch {
    return { why: 'Orrery does not answer.' }
  }
}
